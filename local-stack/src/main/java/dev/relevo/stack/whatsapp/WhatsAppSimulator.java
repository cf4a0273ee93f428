package dev.relevo.stack.whatsapp;

import com.sun.net.httpserver.HttpServer;
import dev.relevo.stack.whatsapp.http.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * A WhatsApp simulator over HTTP on the loopback address: the Graph API under {@code /v25.0}, and under {@code /sim} a control
 * API for the actions of users and of Meta's quality rating. Its state is in memory. Thread-safe.
 */
public final class WhatsAppSimulator implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers;
    private final WebhookSender sender;
    private final SimulatorState state;

    /**
     * The simulator's options.
     *
     * @param port the port; 0 chooses a free one
     * @param webhookUrl the target of webhooks, for example {@code http://localhost:8081/webhooks/whatsapp}
     * @param appSecret signs webhooks
     * @param token the bearer token that the Graph API requires
     * @param clock the simulator's clock; message ids start from it, so a later run does not repeat any
     */
    public record Options(int port, URI webhookUrl, String appSecret, String token, InstantSource clock) {
        @Override
        public String toString() {
            return "Options[port=" + port + ", webhookUrl=" + webhookUrl + "]";
        }
    }

    private WhatsAppSimulator(HttpServer server, ExecutorService workers, WebhookSender sender, SimulatorState state) {
        this.server = server;
        this.workers = workers;
        this.sender = sender;
        this.state = state;
    }

    /**
     * Starts the simulator.
     *
     * @throws UncheckedIOException when the port is in use
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
        var numbers = new NumberControl(state);
        server.createContext(
                "/",
                new Routes(
                        graph.routes(),
                        Stream.concat(numbers.routes().stream(), control.routes().stream())
                                .toList()));
        server.setExecutor(workers);
        server.start();
        return new WhatsAppSimulator(server, workers, sender, state);
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** The base URL, for example {@code http://localhost:8085}. */
    public URI url() {
        return URI.create("http://localhost:" + port());
    }

    /** Drops pending redeliveries and stops. */
    @Override
    public void close() {
        state.close();
        sender.close();
        server.stop(0);
        workers.shutdownNow();
    }
}
