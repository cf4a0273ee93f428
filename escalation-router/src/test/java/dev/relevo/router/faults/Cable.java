package dev.relevo.router.faults;

import dev.relevo.stack.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Stands between clients and a server. While it is cut, what clients say arrives and no answer comes back, and nobody is told:
 * connections stay open and silent, new ones too. The answers arrive when it is repaired.
 */
final class Cable implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ServerSocket server;
    private final int target;
    private volatile CountDownLatch mended = new CountDownLatch(0);

    /** What bytes wait for before they are forwarded. */
    private interface Gate {
        void pass() throws InterruptedException;
    }

    /** Takes connections at once; what they lead to need not be there yet. */
    Cable(int target) {
        this.target = target;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getByName(Ports.HOST));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public String address() {
        return Ports.HOST + ":" + port();
    }

    public int port() {
        return server.getLocalPort();
    }

    public void cut() {
        mended = new CountDownLatch(1);
    }

    void mend() {
        mended.countDown();
    }

    private void accept() {
        try {
            while (true) {
                connect(server.accept());
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void connect(Socket client) {
        sockets.add(client);
        try {
            Socket broker = new Socket(Ports.HOST, target);
            sockets.add(broker);
            Thread.ofVirtual().start(() -> carry(client, broker, () -> {}));
            Thread.ofVirtual().start(() -> carry(broker, client, () -> mended.await()));
        } catch (IOException e) {
            close(client);
        }
    }

    /** Ends both when one has ended. */
    private void carry(Socket from, Socket to, Gate gate) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            for (int length = from.getInputStream().read(buffer);
                    length >= 0;
                    length = from.getInputStream().read(buffer)) {
                gate.pass();
                to.getOutputStream().write(buffer, 0, length);
            }
        } catch (IOException e) {
            // The connection has ended.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close(from);
        close(to);
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mend();
        sockets.forEach(this::close);
    }
}
