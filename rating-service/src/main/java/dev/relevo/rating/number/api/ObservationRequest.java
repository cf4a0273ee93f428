package dev.relevo.rating.number.api;

import dev.relevo.event.Bounds;
import dev.relevo.event.Ids;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.QualityEvent.RatingObserved;
import dev.relevo.event.Rating;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.problem.Violation;
import dev.relevo.rating.TextRules;
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
 * The body of a request that reports a colour a person saw; not validated yet.
 *
 * @param rating {@code GREEN}, {@code YELLOW} or {@code RED}
 * @param reason where it was seen, in words; 1 to 500 characters
 * @param flaggedAt when WhatsApp flagged the number, if the person knows, in ISO-8601; now when absent; not in the future, and at most 400 days back.
 *     Declared as text, because Jackson would also accept a JSON number as a time
 */
public record ObservationRequest(
        @Nullable String rating,
        @Nullable String reason,
        @Schema(format = "date-time") @Nullable String flaggedAt) {
    private static final int MAX_REASON_LENGTH = 500;
    /** What a reason has to be. */
    static final String REASON = "1 to " + MAX_REASON_LENGTH + " characters without control characters";

    /**
     * The validated observation.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that names every invalid field
     */
    Observation check(PhoneNumberId number, Instant now) {
        List<Violation> violations = new ArrayList<>();
        Optional<Rating> colour = Stream.of(Rating.GREEN, Rating.YELLOW, Rating.RED)
                .filter(candidate -> candidate.name().equals(rating))
                .findFirst();
        if (colour.isEmpty()) {
            violations.add(Violation.ofText("rating", "GREEN, YELLOW or RED", rating));
        }
        if (reason == null || !isReason(reason)) {
            violations.add(Violation.ofText("reason", REASON, reason));
        }
        Optional<Instant> flagged = flagged(now);
        if (flagged.isEmpty()) {
            violations.add(Violation.ofText(
                    "flaggedAt",
                    "an ISO-8601 time as text, at most " + Bounds.FLAGGED_BACK.toDays()
                            + " days ago and not in the future",
                    flaggedAt));
        }
        if (!violations.isEmpty()) {
            throw Problems.invalid("Invalid request", violations);
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

    static boolean isReason(String reason) {
        return !reason.isBlank() && reason.length() <= MAX_REASON_LENGTH && TextRules.isPlain(reason);
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
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
