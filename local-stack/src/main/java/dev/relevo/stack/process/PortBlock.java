package dev.relevo.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/**
 * Consecutive ports that belong to this process until it exits. The first of them stays bound, so that another process that runs
 * tests at the same time chooses another block. All lie below Linux' ephemeral ports, which outgoing connections take at any time.
 */
final class PortBlock {
    private static final int SIZE = 200;
    private static final int FIRST = 10_200;
    private static final int BLOCKS = 112;

    private final ServerSocket guard;
    private int taken;

    private PortBlock(ServerSocket guard) {
        this.guard = guard;
    }

    /** @throws IllegalStateException if every block is taken */
    static PortBlock reserve() {
        int start = (int) (ProcessHandle.current().pid() % BLOCKS);
        for (int i = 0; i < BLOCKS; i++) {
            try {
                return new PortBlock(bind(FIRST + (start + i) % BLOCKS * SIZE));
            } catch (IOException inUse) {
                // The next block.
            }
        }
        throw new IllegalStateException("no free block of ports from " + FIRST);
    }

    /**
     * The first of this many consecutive ports that are free now. Those of earlier calls are given again only after the whole block was used.
     *
     * @throws IllegalStateException if the block has no such ports
     */
    synchronized int next(int count) {
        for (int tries = 0; tries < SIZE && count < SIZE; tries++) {
            if (taken + count >= SIZE) {
                taken = 0;
            }
            int first = guard.getLocalPort() + 1 + taken;
            taken++;
            if (IntStream.range(first, first + count).allMatch(PortBlock::isFree)) {
                taken += count - 1;
                return first;
            }
        }
        throw new IllegalStateException("no " + count + " free ports after " + guard.getLocalPort());
    }

    private static boolean isFree(int port) {
        try (ServerSocket ignored = bind(port)) {
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByName(Ports.HOST));
    }
}
