package dev.relevo.router.faults;

import dev.relevo.event.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** One person after the other asks for somebody, on a thread of its own, until it is stopped. */
final class Asking implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final List<Long> askedNanos = new CopyOnWriteArrayList<>();
    private final AtomicBoolean isStopped = new AtomicBoolean();
    private final int first;
    private final Deployment deployment;
    private final Thread thread;

    /** Begins at once, with this person. */
    Asking(Deployment deployment, int first) {
        this.deployment = deployment;
        this.first = first;
        this.thread = Thread.ofPlatform().daemon().name("asking").start(this::ask);
    }

    private void ask() {
        try (var producer = deployment.producer()) {
            while (!isStopped.get()) {
                int person = first + askedNanos.size();
                producer.send(
                        deployment.record(Topics.CONVERSATION_EVENTS, People.asksForSomebody(person, Instant.now())));
                askedNanos.add(System.nanoTime());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** The users who have asked. */
    public IntStream people() {
        return IntStream.range(first, first + askedNanos.size());
    }

    /** Returns when the broker has all that was asked. */
    public void stop() {
        isStopped.set(true);
        try {
            thread.join(Handovers.PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long they waited for a handoff of theirs to be seen, the shortest first. */
    public List<Duration> waits(Handovers seen) {
        return people().mapToObj(person -> Duration.ofNanos(seen.firstNanos(person) - askedNanos.get(person - first)))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        stop();
    }
}
