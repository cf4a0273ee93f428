package dev.relevo.stack.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** TCP ports of the loopback address, the only address the local stack listens on. */
public final class Ports {
    public static final String HOST = "127.0.0.1";

    private static final int CONNECT_LIMIT_MILLIS = 500;

    private Ports() {}

    /** A port that was free when it was checked and that no other process of a test run chooses. */
    public static int free() {
        return consecutive(1);
    }

    /** The first of this many consecutive free ports. */
    public static int consecutive(int count) {
        return Block.OWN.next(count);
    }

    /** True if a process listens on the port. */
    public static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(HOST, port), CONNECT_LIMIT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /**
     * Checks that a port is free.
     *
     * @throws IllegalStateException naming the part and the port if the port is in use
     */
    public static void requireFree(String part, int port) {
        if (isOpen(port)) {
            throw new IllegalStateException("port " + port + " is in use, but " + part + " needs it");
        }
    }

    /** Reserved by the first use. */
    private static final class Block {
        static final PortBlock OWN = PortBlock.reserve();
    }
}
