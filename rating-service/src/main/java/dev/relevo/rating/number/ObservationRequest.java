package dev.relevo.rating.number;

import dev.relevo.event.Ids;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.QualityEvent.RatingObserved;
import dev.relevo.event.Rating;
import dev.relevo.rating.redcase.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A colour that a person saw.
 *
 * @param rating {@code GREEN}, {@code YELLOW} or {@code RED}
 * @param reason where it was seen, in words; 1 to 500 characters
 * @param flaggedAt since when, if the person knows; now when absent; not in the future
 */
public record ObservationRequest(
        @Nullable String rating,
        @Nullable String reason,
        @Nullable Instant flaggedAt) {
    private static final int MAX_REASON_LENGTH = 500;

    /**
     * The checked observation.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that names all that is wrong
     */
    Observation check(PhoneNumberId number, Instant now) {
        List<Violation> violations = new ArrayList<>();
        Optional<Rating> colour = Stream.of(Rating.GREEN, Rating.YELLOW, Rating.RED)
                .filter(candidate -> candidate.name().equals(rating))
                .findFirst();
        if (colour.isEmpty()) {
            violations.add(
                    new Violation("rating", "GREEN, YELLOW or RED", rating == null ? Violation.NOTHING : rating));
        }
        if (reason == null || reason.isBlank() || reason.length() > MAX_REASON_LENGTH) {
            String got = reason == null ? Violation.NOTHING : Violation.length(reason);
            violations.add(new Violation("reason", "1 to " + MAX_REASON_LENGTH + " characters", got));
        }
        if (flaggedAt != null && flaggedAt.isAfter(now)) {
            violations.add(new Violation("flaggedAt", "a time that has passed", flaggedAt.toString()));
        }
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
        return new Observation(
                Ids.derived("manual", number.value(), now.toString()),
                colour.orElseThrow(),
                null,
                null,
                RatingObserved.Source.MANUAL,
                flaggedAt == null ? now : flaggedAt,
                now);
    }
}
