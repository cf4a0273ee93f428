package dev.relevo.router.decision;

import dev.relevo.event.NumberState.Because;
import dev.relevo.router.handoff.NumberRefusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refusals of WhatsApp in tests. */
public final class Refusals {
    /** Without a known end. */
    public static final NumberRefusal BANNED = until(null);

    private Refusals() {}

    static NumberRefusal until(@Nullable Instant end) {
        return new NumberRefusal(List.of(new Because("STATUS_NOT_USABLE", "WhatsApp reports status BANNED", end)), end);
    }
}
