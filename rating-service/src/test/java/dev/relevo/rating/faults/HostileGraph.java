package dev.relevo.rating.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.relevo.stack.process.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A fake Graph API with configurable hostile answers. */
public final class HostileGraph implements AutoCloseable {
    private static final byte[] CHUNK = new byte[64 * 1024];
    private static final int CHUNKS_OF_80_MB = 1_280;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger calls = new AtomicInteger();
    private final HttpServer server;
    private volatile Answer answer = HostileGraph::empty;

    /** The writer of one answer. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    public HostileGraph() {
        try {
            server = HttpServer.create(new InetSocketAddress(Ports.HOST, 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://" + Ports.HOST + ":" + server.getAddress().getPort());
    }

    public void answers(Answer next) {
        answer = next;
    }

    public int calls() {
        return calls.get();
    }

    /** An answer without numbers. */
    public static void empty(HttpExchange exchange) throws IOException {
        text(exchange, 200, "{\"data\":[]}");
    }

    /** An HTML page, as a proxy sends it. */
    public static void html(HttpExchange exchange) throws IOException {
        text(exchange, 200, "<html><body>Sign in</body></html>");
    }

    /** 80 MB without a declared size. */
    public static void large(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        endless(exchange);
    }

    /** 80 MB without a declared size, with status 500. */
    public static void largeError(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(500, 0);
        endless(exchange);
    }

    public static void text(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        answer.to(exchange);
    }

    private static void endless(HttpExchange exchange) throws IOException {
        try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < CHUNKS_OF_80_MB; i++) {
                body.write(CHUNK);
            }
        }
    }
}
