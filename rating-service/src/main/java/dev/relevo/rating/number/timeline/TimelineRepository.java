package dev.relevo.rating.number.timeline;

import dev.relevo.rating.redcase.Timeline;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The last observations of the numbers in the database. */
@Singleton
public class TimelineRepository implements PanacheRepositoryBase<TimelineEntity, String> {
    public Optional<Timeline> of(String phoneNumberId) {
        return findByIdOptional(phoneNumberId).map(TimelineEntity::toTimeline);
    }

    public void store(String phoneNumberId, Timeline timeline) {
        findByIdOptional(phoneNumberId)
                .ifPresentOrElse(
                        known -> known.take(timeline), () -> persist(new TimelineEntity(phoneNumberId, timeline)));
    }
}
