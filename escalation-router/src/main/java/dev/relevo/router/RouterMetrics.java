package dev.relevo.router;

import dev.relevo.kit.UnknownTypes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What the router counts. Labels are types and topics, never a number or a person. Thread-safe. */
final class RouterMetrics {
    private final MeterRegistry registry;
    private final UnknownTypes unknownTypes;
    private final Timer timerLateness;
    private final Counter clockJumps;

    RouterMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.unknownTypes = new UnknownTypes(registry);
        this.timerLateness = registry.timer("router.timer.lateness");
        this.clockJumps = registry.counter("router.clock.jumps");
    }

    /** An event on its way out; one of an aborted transaction is counted again when it is done again. */
    void decided(String type) {
        registry.counter("router.events", "type", type).increment();
    }

    /** A record that came under an id its person no longer has. */
    void forwarded() {
        registry.counter("router.forwarded").increment();
    }

    /** The wall clock of this machine jumped. */
    void clockJumped() {
        clockJumps.increment();
    }

    /** A record of a type that a newer version writes. */
    void unknown(String topic, String type) {
        unknownTypes.skipped(topic, type);
    }

    /** A record that could be parked nowhere. */
    void deadLetterLost(String topic) {
        registry.counter("relevo.dead.letters.lost", "topic", topic, "reason", "unwritable")
                .increment();
    }

    void deadLettered(String topic) {
        registry.counter("router.dead.letters", "topic", topic).increment();
    }

    /** How much after its time a timer fired. */
    void fired(Duration late) {
        timerLateness.record(late.isNegative() ? Duration.ZERO : late);
    }
}
