package dev.relevo.kit.loop;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Registry of a service's background loops: starts them and reports their state. Thread-safe. */
@Singleton
public class BackgroundLoops {
    private static final Logger LOG = Logger.getLogger(BackgroundLoops.class);

    private final Map<String, LoopState> states = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private final InstantSource clock;

    public BackgroundLoops(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Starts a loop.
     *
     * @param name unique in the service, lower case with hyphens; the label of its metrics
     * @param pause the pause after a failure
     * @param step one iteration; blocks or waits by itself
     */
    public BackgroundLoop start(String name, Duration pause, BackgroundLoop.Step step) {
        return start(name, pause, step, () -> {});
    }

    /**
     * Starts a loop whose step ignores interrupts.
     *
     * @param wakeup unblocks the step; called when the loop is closed
     */
    public BackgroundLoop start(String name, Duration pause, BackgroundLoop.Step step, Runnable wakeup) {
        return new BackgroundLoop(name, pause, step, state(name), wakeup);
    }

    /** Runs one iteration of scheduled work. A failure is reported like that of a loop and is not thrown. */
    public void report(String name, BackgroundLoop.Step step) {
        LoopState state = states.computeIfAbsent(name, this::created);
        try {
            step.run();
            state.succeeded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            state.failed(e);
            LOG.warnf(
                    "Scheduled work failed and will be repeated work=%s reason=%s",
                    name, e.getClass().getSimpleName());
        }
    }

    private LoopState state(String name) {
        LoopState created = created(name);
        if (states.putIfAbsent(name, created) != null) {
            throw new IllegalArgumentException("a loop named '" + name + "' is already running");
        }
        return created;
    }

    private LoopState created(String name) {
        var failures = meters.counter("relevo.loop.failures", "loop", name);
        LoopState state = new LoopState(name, clock, failures::increment, () -> states.remove(name));
        Gauge.builder("relevo.loop.failing", state, loop -> loop.failing() == null ? 0 : 1)
                .tag("loop", name)
                .strongReference(true)
                .register(meters);
        return state;
    }

    Collection<LoopState> states() {
        return Collections.unmodifiableCollection(states.values());
    }
}
