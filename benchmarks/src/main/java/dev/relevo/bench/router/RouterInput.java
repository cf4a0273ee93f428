package dev.relevo.bench.router;

import dev.relevo.bench.run.EventWriter;
import dev.relevo.event.Event;
import dev.relevo.event.EventMeta;
import dev.relevo.event.PolicyPublished;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The writer of the input: the events that ingest-service would write, and the policy. All contenders read the same. */
public final class RouterInput implements AutoCloseable {
    /** The queue is always open, and its deadlines are too long to pass during a run without answers. */
    public static final String POLICY = """
            number: default
            timeZone: UTC
            queues: [{name: support, hours: always, answerWithin: PT12H}]
            paths: [{kind: AGENT}, {kind: EMAIL, value: ayuda@example.org}]
            """;

    private final EventWriter writer;
    private final InstantSource clock;
    private long written;

    RouterInput(String broker, InstantSource clock) {
        this.writer = new EventWriter(broker);
        this.clock = clock;
    }

    void publishPolicy() {
        Event policy =
                new PolicyPublished(EventMeta.now("bench-policy", clock.instant()), PolicyPublished.DEFAULT, POLICY);
        writer.send(Topics.ESCALATION_POLICIES, policy.key(), EventJson.write(policy));
        writer.flush();
    }

    /** The number of conversation events written so far. */
    long written() {
        return written;
    }

    /** Writes everything, as fast as the broker accepts it. */
    void writeBacklog(Population population) {
        population.forEachTurn(turn -> write(made(turn)));
        writer.flush();
    }

    /**
     * Writes at a constant rate, independent of the readers. An exchange's events are sent together. All are built before the first is
     * written: building them meanwhile would take CPU from the contender.
     *
     * @param handsOff called for each exchange that must end in a handoff, with the time at which it was meant to be written
     * @return the maximum delay of a write, which is not the contender's fault
     */
    Duration writeAtRate(Population population, double eventsPerSecond, HandsOff handsOff) {
        List<Made> all = new ArrayList<>();
        population.forEachTurn(turn -> all.add(made(turn)));
        // Collect garbage now, not during the timed writes.
        System.gc();
        long start = System.nanoTime();
        long before = written;
        long latest = 0;
        for (Made made : all) {
            long due = start + (long) ((written - before) / eventsPerSecond * 1e9);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            latest = Math.max(latest, System.nanoTime() - due);
            if (made.handsOff()) {
                handsOff.at(made.conversationId(), due);
            }
            write(made);
        }
        writer.flush();
        return Duration.ofNanos(latest);
    }

    /** A listener for exchanges that are about to be written. */
    @FunctionalInterface
    interface HandsOff {
        void at(String conversationId, long dueNanos);
    }

    @Override
    public void close() {
        writer.close();
    }

    /**
     * The events of an exchange, ready to be written.
     *
     * @param handsOff whether the exchange must end in a handoff
     */
    private record Made(String conversationId, boolean handsOff, List<byte[]> events) {}

    private Made made(Population.Turn turn) {
        Dialogue dialogue = turn.dialogue();
        return new Made(
                dialogue.conversationId(),
                dialogue.handsOffIn(turn.exchange()),
                dialogue.events(turn.exchange(), clock.instant()).stream()
                        .map(EventJson::write)
                        .toList());
    }

    private void write(Made made) {
        for (byte[] event : made.events()) {
            writer.send(Topics.CONVERSATION_EVENTS, made.conversationId(), event);
            written++;
        }
    }
}
