package dev.relevo.ingest.publish;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.Event;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.ingest.IngestConfig;
import dev.relevo.ingest.translate.OutgoingEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The optional count of stored events per business number. Phone number ids are not personal data. Thread-safe. */
@Singleton
class NumberMetrics {
    /** Further numbers are counted together as {@code other}, because each number adds a time series. */
    static final int MAX_NUMBERS = 1_000;

    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final boolean isEnabled;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    @Inject
    NumberMetrics(MeterRegistry registry, IngestConfig config) {
        this(registry, config.metrics().perNumber());
    }

    NumberMetrics(MeterRegistry registry, boolean isEnabled) {
        this.registry = registry;
        this.isEnabled = isEnabled;
    }

    /** Counts events that were stored. */
    void stored(List<OutgoingEvent> events) {
        if (isEnabled) {
            for (OutgoingEvent outgoing : events) {
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
        return counters.computeIfAbsent(label, name -> registry.counter("relevo.ingest.stored", "number", name));
    }
}
