package dev.relevo.rating.number.timeline;

import dev.relevo.rating.redcase.Timeline;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The last observations of a number. They are apart from its row, because lists of numbers do not need them. */
@Entity
@Table(name = "number_timeline")
class TimelineEntity {
    @Id
    @Column(name = "phone_number_id")
    private String phoneNumberId;

    @JdbcTypeCode(SqlTypes.JSON)
    private Timeline timeline;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    TimelineEntity() {}

    TimelineEntity(String phoneNumberId, Timeline timeline) {
        this.phoneNumberId = phoneNumberId;
        this.timeline = timeline;
    }

    Timeline toTimeline() {
        return timeline;
    }

    void take(Timeline changed) {
        timeline = changed;
    }
}
