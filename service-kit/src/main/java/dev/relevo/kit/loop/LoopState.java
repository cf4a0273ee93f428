package dev.relevo.kit.loop;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** State of one loop for health and metrics. Written by the loop's thread, read by any thread. */
final class LoopState {
    private final String name;
    private final InstantSource clock;
    private final Runnable onFailure;
    private final Runnable onEnd;
    private volatile @Nullable Failing failing;

    /**
     * A series of failures without a success in between.
     *
     * @param reason the class name of the last failure
     */
    record Failing(Instant since, String reason) {}

    LoopState(String name, InstantSource clock, Runnable onFailure, Runnable onEnd) {
        this.name = name;
        this.clock = clock;
        this.onFailure = onFailure;
        this.onEnd = onEnd;
    }

    String name() {
        return name;
    }

    void succeeded() {
        if (failing != null) {
            failing = null;
        }
    }

    void failed(Throwable failure) {
        Failing before = failing;
        failing = new Failing(
                before == null ? clock.instant() : before.since(),
                failure.getClass().getSimpleName());
        onFailure.run();
    }

    void ended() {
        onEnd.run();
    }

    /** The current series of failures; null when the last step succeeded. */
    @Nullable
    Failing failing() {
        return failing;
    }
}
