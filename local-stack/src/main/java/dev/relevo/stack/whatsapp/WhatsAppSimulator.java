package dev.relevo.stack.whatsapp;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * WhatsApp as a business sees it, over HTTP on the loopback address: the Graph API under {@code /v25.0}, and under {@code /sim}
 * what people and Meta's raters do. Its state is in memory. Thread-safe.
 */
public final class WhatsAppSimulator implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers;
    private final WebhookSender sender;

    /**
     * How to start it.
     *
     * @param port where it listens; 0 takes a free one
     * @param webhookUrl where webhooks go, for example {@code http://localhost:8081/webhooks/whatsapp}
     * @param appSecret signs webhooks
     * @param token what callers of the Graph API must bear
     * @param clock its time; message ids start from it, so a later run repeats none
     */
    public record Options(int port, URI webhookUrl, String appSecret, String token, InstantSource clock) {
        @Override
        public String toString() {
            return "Options[port=" + port + ", webhookUrl=" + webhookUrl + "]";
        }
    }

    private WhatsAppSimulator(HttpServer server, ExecutorService workers, WebhookSender sender) {
        this.server = server;
        this.workers = workers;
        this.sender = sender;
    }

    /**
     * Starts it.
     *
     * @throws UncheckedIOException when the port is taken
     */
    public static WhatsAppSimulator start(Options options) {
        ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
        var signature = new WebhookSignature(options.appSecret());
        var sender = new WebhookSender(options.webhookUrl(), signature, workers);
        var state = new SimulatorState(options.clock());
        var messageIds = new MessageIds(options.clock().millis());
        var graph = new GraphApi(state, sender, messageIds, options.token());
        var control = new ControlApi(state, sender, messageIds);
        HttpServer server = bind(options.port());
        server.createContext("/", new Routes(graph.routes(), control.routes()));
        server.setExecutor(workers);
        server.start();
        return new WhatsAppSimulator(server, workers, sender);
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** For example {@code http://localhost:8085}. */
    public URI url() {
        return URI.create("http://localhost:" + port());
    }

    /** Gives up pending redeliveries and stops. */
    @Override
    public void close() {
        sender.close();
        server.stop(0);
        workers.shutdownNow();
    }
}
