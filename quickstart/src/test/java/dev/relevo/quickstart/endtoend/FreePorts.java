package dev.relevo.quickstart.endtoend;

import dev.relevo.stack.process.Ports;
import java.util.stream.IntStream;

/** Fourteen consecutive free ports. */
final class FreePorts {
    private static final int NEEDED = 14;
    private static final int FIRST = 21_000;
    private static final int LAST = 31_000;

    private FreePorts() {}

    /** A value for {@code RELEVO_PORT_BASE}, below the system's ephemeral ports. */
    static int base() {
        return IntStream.iterate(FIRST, base -> base < LAST, base -> base + NEEDED + 1)
                .filter(base -> IntStream.rangeClosed(1, NEEDED).noneMatch(offset -> Ports.isOpen(base + offset)))
                .findFirst()
                .orElseThrow();
    }
}
