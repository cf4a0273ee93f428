package dev.relevo.rating.fact;

import dev.relevo.event.PhoneNumberId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The times of the last observations, kept apart from the numbers so that a poll without a change writes no number. */
public interface Observations {
    Freshness freshness(PhoneNumberId number, Instant now);

    /** As {@link #freshness(PhoneNumberId, Instant)} for many numbers with one query. */
    default Map<PhoneNumberId, Freshness> freshness(Collection<PhoneNumberId> numbers, Instant now) {
        return numbers.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), number -> freshness(number, now)));
    }

    /**
     * Start of the last poll that showed the colour the number has: an observation that began earlier is older than what is known.
     * {@link Instant#EPOCH} when no poll confirmed it.
     */
    default Instant colourConfirmedAt(PhoneNumberId number) {
        return Instant.EPOCH;
    }

    /** WhatsApp's own judgement of the number; empty when no poll returned one. */
    default Optional<NumberHealth> health(PhoneNumberId number) {
        return Optional.empty();
    }
}
