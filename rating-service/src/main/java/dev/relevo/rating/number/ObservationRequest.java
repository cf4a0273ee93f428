package dev.relevo.rating.number;

import dev.relevo.event.Bounds;
import dev.relevo.event.Ids;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.QualityEvent.RatingObserved;
import dev.relevo.event.Rating;
import dev.relevo.rating.Texts;
import dev.relevo.rating.redcase.Observation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A colour that a person saw.
 *
 * @param rating {@code GREEN}, {@code YELLOW} or {@code RED}
 * @param reason where it was seen, in words; 1 to 500 characters
 * @param flaggedAt since when, if the person knows, in ISO-8601; now when absent; not in the future, and at most 400 days back.
 *     As text: a number is no time here, however Jackson would read it
 */
public record ObservationRequest(
        @Nullable String rating,
        @Nullable String reason,
        @Schema(format = "date-time") @Nullable String flaggedAt) {
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
            violations.add(Violation.of("rating", "GREEN, YELLOW or RED", rating));
        }
        if (reason == null || reason.isBlank() || reason.length() > MAX_REASON_LENGTH || !Texts.isPlain(reason)) {
            violations.add(Violation.of(
                    "reason", "1 to " + MAX_REASON_LENGTH + " characters without control characters", reason));
        }
        Optional<Instant> flagged = flagged(now);
        if (flagged.isEmpty()) {
            violations.add(Violation.of(
                    "flaggedAt",
                    "an ISO-8601 time as text, at most " + Bounds.FLAGGED_BACK.toDays() + " days back and not ahead",
                    flaggedAt));
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
                flagged.orElseThrow(),
                now);
    }

    private Optional<Instant> flagged(Instant now) {
        if (flaggedAt == null) {
            return Optional.of(now);
        }
        try {
            Instant flagged = Instant.parse(flaggedAt);
            boolean isInReach =
                    !flagged.isBefore(now.minus(Bounds.FLAGGED_BACK)) && !flagged.isAfter(now.plus(Bounds.CLOCK_AHEAD));
            return isInReach ? Optional.of(flagged) : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
