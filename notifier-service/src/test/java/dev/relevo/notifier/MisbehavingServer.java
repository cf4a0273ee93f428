package dev.relevo.notifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.net.ServerSocketFactory;

/** An HTTP server on a real socket that answers as scripted, also in ways that no HTTP library would. It answers 200 by default. */
public final class MisbehavingServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Deque<Behaviour> script = new ConcurrentLinkedDeque<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    /** The bytes of endless answers that were written before the connection was closed. */
    private final AtomicLong written = new AtomicLong();

    /** A request as it came in. @param headers by their names in lower case */
    public record Request(String method, String path, Map<String, String> headers, String body) {}

    /** The answer to one request. */
    public sealed interface Behaviour {
        /** A complete answer. */
        record Reply(int status, Map<String, String> headers, String body) implements Behaviour {
            public Reply(int status) {
                this(status, Map.of(), "");
            }
        }

        /** These bytes, then the end of the connection. */
        record Raw(String bytes) implements Behaviour {}

        /** Nothing. */
        record Hang() implements Behaviour {}

        /** These bytes, then one more each 50 ms. */
        record Drip(String bytes) implements Behaviour {}

        /** A status, and a body without end. */
        record Huge(int status) implements Behaviour {}
    }

    public MisbehavingServer() {
        this(ServerSocketFactory.getDefault());
    }

    public MisbehavingServer(ServerSocketFactory sockets) {
        try {
            socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** The answers to the next requests. */
    public void next(Behaviour... behaviours) {
        script.addAll(List.of(behaviours));
    }

    /** Forgets requests and what was to become of the next ones. */
    public void reset() {
        script.clear();
        requests.clear();
    }

    public List<Request> requests() {
        return requests;
    }

    public Request only() {
        if (requests.size() != 1) {
            throw new AssertionError("expected one request, got " + requests.size());
        }
        return requests.getFirst();
    }

    public long written() {
        return written.get();
    }

    public int connections() {
        return connections.size();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Request request = read(connection.getInputStream());
            requests.add(request);
            OutputStream out = connection.getOutputStream();
            switch (script.poll()) {
                case null -> write(out, new Behaviour.Reply(200));
                case Behaviour.Reply reply -> write(out, reply);
                case Behaviour.Raw(String bytes) -> out.write(bytes.getBytes(StandardCharsets.UTF_8));
                case Behaviour.Hang() -> connection.getInputStream().transferTo(OutputStream.nullOutputStream());
                case Behaviour.Drip(String bytes) -> {
                    out.write(bytes.getBytes(StandardCharsets.UTF_8));
                    while (!socket.isClosed()) {
                        out.write('1');
                        out.flush();
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                    }
                }
                case Behaviour.Huge(int status) -> {
                    out.write(("HTTP/1.1 " + status + " x\r\nContent-Length: 10000000000\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
                    byte[] part = new byte[100_000];
                    while (written.get() < 200_000_000) {
                        out.write(part);
                        written.addAndGet(part.length);
                    }
                }
            }
            out.flush();
        } catch (IOException e) {
            // The client closed the connection.
        }
    }

    private static void write(OutputStream out, Behaviour.Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder("HTTP/1.1 " + reply.status() + " x\r\nContent-Length: " + body.length + "\r\n");
        reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        out.write((head + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.write(body);
    }

    private static Request read(InputStream in) throws IOException {
        String[] start = line(in).split(" ", 3);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(start[0], start[1], headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
