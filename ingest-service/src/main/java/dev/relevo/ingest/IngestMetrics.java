package dev.relevo.ingest;

import dev.relevo.ingest.admission.InFlight;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** What ingest-service counts. Nothing personal: fields and reasons only. */
@Singleton
public class IngestMetrics {
    /** Twice the webhook fields known in 2026; more names than that go under {@code other}. */
    static final int MAX_UNKNOWN_FIELDS = 64;

    private static final String OTHER = "other";
    private static final int MAX_FIELD_LENGTH = 48;

    private final MeterRegistry registry;
    private final Counter received;
    private final Counter accepted;
    private final Timer acknowledged;
    private final Map<Rejection, Counter> rejected = new EnumMap<>(Rejection.class);
    private final Map<String, Counter> unknown = new ConcurrentHashMap<>();

    IngestMetrics(MeterRegistry registry, InFlight inFlight) {
        this.registry = registry;
        this.received = registry.counter("ingest.received");
        this.accepted = registry.counter("ingest.accepted");
        this.acknowledged =
                Timer.builder("ingest.ack").publishPercentileHistogram().register(registry);
        for (Rejection reason : Rejection.values()) {
            rejected.put(reason, registry.counter("ingest.rejected", "reason", reason.code()));
        }
        registry.gauge("ingest.in.flight.requests", inFlight, InFlight::requests);
        registry.gauge("ingest.in.flight.bytes", inFlight, InFlight::bytes);
    }

    /** A request came in. */
    public void received() {
        received.increment();
    }

    /** All its events are stored. */
    public void accepted() {
        accepted.increment();
    }

    /** It was not taken. */
    public void rejected(Rejection reason) {
        Objects.requireNonNull(rejected.get(reason)).increment();
    }

    /** Something was kept without being understood. */
    void unknown(String field) {
        counterFor(field).increment();
    }

    /** How long the broker took to acknowledge. */
    Timer acknowledged() {
        return acknowledged;
    }

    /** The field is the sender's word, so it is bounded before it becomes a label. */
    private Counter counterFor(String field) {
        Counter counter = unknown.get(field);
        if (counter != null) {
            return counter;
        }
        String label = unknown.size() < MAX_UNKNOWN_FIELDS && isPlain(field) ? field : OTHER;
        return unknown.computeIfAbsent(label, name -> registry.counter("ingest.unknown", "field", name));
    }

    private static boolean isPlain(String field) {
        return field.length() <= MAX_FIELD_LENGTH && field.chars().allMatch(c -> c == '_' || (c >= 'a' && c <= 'z'));
    }
}
