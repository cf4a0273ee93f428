package dev.relevo.kit.loop;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** How one loop does, as health and metrics tell it. Written by the loop, read by any. */
final class LoopState {
    private final String name;
    private final InstantSource clock;
    private final Runnable onFailure;
    private final Runnable onEnd;
    private volatile @Nullable Failing failing;

    /**
     * A row of failures without a success between them.
     *
     * @param reason the last failure's kind
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

    /** Null while its last step succeeded. */
    @Nullable
    Failing failing() {
        return failing;
    }
}
