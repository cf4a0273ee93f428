package dev.relevo.bench.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Senders that try to make a service fail. A closed connection is opened again. */
final class HostileSenders implements AutoCloseable {
    static final int HELD = 11;
    static final int SLOW = 300;
    static final int LARGE = 15;
    static final int LARGE_BYTES = 9 * 1024 * 1024;

    private static final int DECLARED_BYTES = 3 * 1024 * 1024;
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final Duration BETWEEN_BYTES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_VOLLEYS = Duration.ofSeconds(5);
    private static final Duration BEFORE_AGAIN = Duration.ofMillis(100);
    private static final byte[] PART = new byte[64 * 1024];

    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong largeBodies = new AtomicLong();
    private volatile boolean isOver;

    /** Sockets that declare 3 MB, send one byte, and wait. */
    void hold(InetSocketAddress ingest) {
        for (int i = 0; i < HELD; i++) {
            again(BEFORE_AGAIN, () -> {
                try (Socket socket = started(ingest)) {
                    socket.getInputStream().readAllBytes();
                }
            });
        }
    }

    /** Sockets that declare 3 MB and send a byte a second. */
    void drip(InetSocketAddress ingest) {
        for (int i = 0; i < SLOW; i++) {
            again(BEFORE_AGAIN, () -> {
                try (Socket socket = started(ingest)) {
                    OutputStream out = socket.getOutputStream();
                    while (!isOver) {
                        LockSupport.parkNanos(BETWEEN_BYTES.toNanos());
                        out.write(' ');
                    }
                }
            });
        }
    }

    /** Bodies of 9 MB with a valid key, all at once, repeatedly. */
    void flood(InetSocketAddress service, String path, String key) {
        for (int i = 0; i < LARGE; i++) {
            again(BETWEEN_VOLLEYS, () -> large(service, path, key));
        }
    }

    long opened() {
        return opened.get();
    }

    long largeBodies() {
        return largeBodies.get();
    }

    @Override
    public void close() {
        isOver = true;
        senders.shutdownNow();
    }

    private Socket started(InetSocketAddress ingest) throws IOException {
        Socket socket = connected(ingest);
        socket.getOutputStream()
                .write(bytes("POST /webhooks/whatsapp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + DECLARED_BYTES + "\r\n\r\n{"));
        return socket;
    }

    private void large(InetSocketAddress service, String path, String key) throws IOException {
        largeBodies.incrementAndGet();
        try (Socket socket = connected(service)) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer " + key + "\r\nContent-Length: " + LARGE_BYTES + "\r\n\r\n"));
            for (int sent = 0; sent < LARGE_BYTES; sent += PART.length) {
                out.write(PART);
            }
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
    }

    private Socket connected(InetSocketAddress service) throws IOException {
        Socket socket = new Socket(service.getAddress(), service.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        opened.incrementAndGet();
        return socket;
    }

    private void again(Duration pause, Attack attack) {
        var unused = senders.submit(() -> {
            while (!isOver) {
                try {
                    attack.run();
                } catch (IOException cutOff) {
                    // The services are expected to close the connection.
                }
                LockSupport.parkNanos(pause.toNanos());
            }
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The use of one connection, until it ends. */
    @FunctionalInterface
    private interface Attack {
        void run() throws IOException;
    }
}
