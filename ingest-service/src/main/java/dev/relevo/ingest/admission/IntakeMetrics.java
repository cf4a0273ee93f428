package dev.relevo.ingest.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The metrics of requests: received, accepted, rejected by reason, and in flight. No label holds personal data. */
@Singleton
public class IntakeMetrics {
    private final Counter received;
    private final Counter accepted;
    private final Map<Rejection, Counter> rejected = new EnumMap<>(Rejection.class);

    IntakeMetrics(MeterRegistry registry, InFlight inFlight) {
        this.received = registry.counter("relevo.ingest.received");
        this.accepted = registry.counter("relevo.ingest.accepted");
        for (Rejection reason : Rejection.values()) {
            rejected.put(reason, registry.counter("relevo.ingest.rejected", "reason", reason.code()));
        }
        registry.gauge("relevo.ingest.in.flight.requests", inFlight, InFlight::requests);
        registry.gauge("relevo.ingest.in.flight.bytes", inFlight, InFlight::bytes);
    }

    /** Counts a request whose body is complete. */
    public void received() {
        received.increment();
    }

    /** Counts a request whose events are all stored. */
    public void accepted() {
        accepted.increment();
    }

    /** Counts a rejected request. */
    public void rejected(Rejection reason) {
        Objects.requireNonNull(rejected.get(reason)).increment();
    }
}
