package dev.relevo.ingest;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.Event;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.ingest.translate.Outgoing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How much each business number receives, if the operator wants to see it. Phone number ids are no personal data. Thread-safe. */
@Singleton
class NumberRates {
    /** More numbers than that are counted together: each is a time series. */
    static final int MAX_NUMBERS = 1_000;

    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final boolean isWanted;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    @Inject
    NumberRates(MeterRegistry registry, IngestConfig config) {
        this(registry, config.metrics().perNumber());
    }

    NumberRates(MeterRegistry registry, boolean isWanted) {
        this.registry = registry;
        this.isWanted = isWanted;
    }

    /** These were stored. */
    void stored(List<Outgoing> events) {
        if (isWanted) {
            for (Outgoing outgoing : events) {
                PhoneNumberId number = numberOf(outgoing.event());
                if (number != null) {
                    counterOf(number.value()).increment();
                }
            }
        }
    }

    private static @Nullable PhoneNumberId numberOf(Event event) {
        return switch (event) {
            case ConversationEvent said -> said.conversation().phoneNumberId();
            case MessageStatus status -> status.conversation().phoneNumberId();
            default -> null;
        };
    }

    private Counter counterOf(String number) {
        Counter counter = counters.get(number);
        if (counter != null) {
            return counter;
        }
        String label = counters.size() < MAX_NUMBERS ? number : OTHER;
        return counters.computeIfAbsent(label, name -> registry.counter("ingest.stored", "number", name));
    }
}
