package dev.relevo.router;

import dev.relevo.kit.UnknownTypes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Metrics of the router. Labels are types and topics, never a number or a person. Thread-safe. */
public final class RouterMetrics {
    private final MeterRegistry registry;
    private final UnknownTypes unknownTypes;
    private final Timer timerLateness;
    private final Counter clockJumps;

    public RouterMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.unknownTypes = new UnknownTypes(registry);
        this.timerLateness = registry.timer("relevo.router.timer.lateness");
        this.clockJumps = registry.counter("relevo.router.clock.jumps");
    }

    /** Counts an output event. An event of an aborted transaction is counted again when the input is processed again. */
    public void decided(String type) {
        registry.counter("relevo.router.events", "type", type).increment();
    }

    /** Counts a record under an id that its person no longer has. */
    public void forwarded() {
        registry.counter("relevo.router.forwarded").increment();
    }

    /** Counts a jump of this machine's wall clock. */
    public void clockJumped() {
        clockJumps.increment();
    }

    /** Counts a record of a type that only a newer version writes. */
    public void unknown(String topic, String type) {
        unknownTypes.skipped(topic, type);
    }

    /** A record that could not be parked. */
    public void deadLetterLost(String topic) {
        registry.counter("relevo.dead.letters.lost", "topic", topic, "reason", "unwritable")
                .increment();
    }

    public void deadLettered(String topic) {
        registry.counter("relevo.router.dead.letters", "topic", topic).increment();
    }

    /** Records how late a timer fired. */
    public void fired(Duration late) {
        timerLateness.record(late.isNegative() ? Duration.ZERO : late);
    }
}
