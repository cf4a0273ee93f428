package dev.relevo.kit.loop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A daemon thread that repeats one step until it is closed. Any failure of a step is logged and counted, and the step is repeated
 * after a pause: a loop that ended silently would look like a working service.
 */
public final class BackgroundLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BackgroundLoop.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final String name;
    private final Duration pause;
    private final Step step;
    private final LoopState state;
    private final Runnable wakeup;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /** One iteration. An interrupt means that the loop is being closed. */
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    BackgroundLoop(String name, Duration pause, Step step, LoopState state, Runnable wakeup) {
        this.name = name;
        this.pause = pause;
        this.step = step;
        this.state = state;
        this.wakeup = wakeup;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::repeat);
    }

    private void repeat() {
        while (!isClosed()) {
            try {
                step.run();
                state.succeeded();
            } catch (Throwable e) {
                // Catches errors too: after an OutOfMemoryError in one step the next may succeed.
                if (!isClosed()) {
                    state.failed(e);
                    // The class name only: messages of exceptions may quote content.
                    LOG.warnf(
                            "Background loop failed and is restarted loop=%s reason=%s",
                            name, e.getClass().getSimpleName());
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // close() sets the latch before it interrupts; any other interrupt only shortens the pause.
        }
    }

    /** Whether {@link #close} was called. */
    public boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Interrupts the current step, ends the loop after it and waits up to 5 seconds. */
    @Override
    public void close() {
        closed.countDown();
        wakeup.run();
        thread.interrupt();
        state.ended();
        try {
            thread.join(CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
