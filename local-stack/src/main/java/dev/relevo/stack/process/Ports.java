package dev.relevo.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** TCP ports of the loopback address, the only address the local stack listens on. */
public final class Ports {
    public static final String HOST = "127.0.0.1";

    private static final int CONNECT_LIMIT_MILLIS = 500;

    private Ports() {}

    /** A port that was free when it was checked. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
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
}
