package dev.relevo.quickstart.endtoend;

import dev.relevo.stack.process.Ports;

/** Ports for one stack. */
final class FreePorts {
    private static final int NEEDED = 14;

    private FreePorts() {}

    /** A value for {@code RELEVO_PORT_BASE}. */
    static int base() {
        return Ports.consecutive(NEEDED) - 1;
    }
}
