package dev.relevo.rating.permit.api;

import dev.relevo.event.Bounds;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.problem.Violation;
import dev.relevo.rating.permit.TemplateCategory;
import dev.relevo.rating.reservation.ReservationRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request for messages.
 *
 * @param category {@code marketing}, {@code utility} or {@code authentication}
 * @param count 1 to 1,000,000
 * @param ttlSeconds how long they are held, 1 to 3,600; default 300
 * @param partial true when fewer are accepted; default false
 * @param requestId the same id again gets the same reservation, like the header {@code Idempotency-Key}
 */
public record ReserveBody(
        @Nullable String category,
        @Nullable Integer count,
        @Nullable Integer ttlSeconds,
        @Nullable Boolean partial,
        @Nullable String requestId) {
    private static final int MAX_COUNT = 1_000_000;
    private static final int MAX_TTL = 3_600;
    private static final int DEFAULT_TTL = 300;

    /** @param header the header's key; null when absent */
    ReservationRequest check(PhoneNumberId number, String holder, @Nullable String header) {
        List<Violation> violations = new ArrayList<>();
        Optional<TemplateCategory> known = Optional.ofNullable(category).flatMap(TemplateCategory::of);
        if (known.isEmpty()) {
            violations.add(Violation.expected("category", "marketing, utility or authentication"));
        }
        if (count == null || count < 1 || count > MAX_COUNT) {
            violations.add(Violation.expected("count", "a number from 1 to " + MAX_COUNT));
        }
        int ttl = ttlSeconds == null ? DEFAULT_TTL : ttlSeconds;
        if (ttl < 1 || ttl > MAX_TTL) {
            violations.add(Violation.expected("ttlSeconds", "a number from 1 to " + MAX_TTL));
        }
        String key = requestId == null ? header : requestId;
        if (key != null && !Bounds.isOwnId(key)) {
            violations.add(Violation.expected(
                    requestId == null ? "Idempotency-Key" : "requestId",
                    "1 to " + Bounds.OWN_ID_MAX + " letters, digits and . _ : + = - @ / |"));
        }
        if (!violations.isEmpty() || count == null || known.isEmpty()) {
            throw Problems.invalid("Invalid request", violations);
        }
        return new ReservationRequest(
                number, holder, known.get(), count, Boolean.TRUE.equals(partial), Duration.ofSeconds(ttl), key);
    }
}
