package dev.relevo.notifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fake of the Cloud API's message endpoint on a real HTTP server, with a scripted answer for each message. The simulator always
 * succeeds, and these tests are about failures of WhatsApp.
 */
public final class FakeGraphApi implements QuarkusTestResourceLifecycleManager {
    public static final String TOKEN = "test-token";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    /** The megabytes of endless answers that were written before the connection was closed. */
    final AtomicInteger endlessMegabytes = new AtomicInteger();

    private final HttpServer server = create();

    /** One request as it came in; {@code body} is the message. */
    public record Call(String path, String authorization, JsonNode body) {
        public String callbackData() {
            return body.path("biz_opaque_callback_data").asText();
        }
    }

    /** A scripted answer to one request. */
    public sealed interface Answer {
        /** An error with WhatsApp's code. */
        record Error(int status, int code, int retryAfterSeconds) implements Answer {}

        /** The message is accepted, and no answer is sent. */
        record Silence() implements Answer {}

        /** The message is accepted with this id. */
        record Accepted(String id) implements Answer {}

        /** The message is accepted, and the answer continues for as long as it is read, at most 200 MB. */
        record Endless() implements Answer {}
    }

    @Override
    public Map<String, String> start() {
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return Map.of(
                "notifier.whatsapp.url",
                "http://localhost:" + server.getAddress().getPort(),
                "notifier.whatsapp.token",
                TOKEN,
                "notifier.whatsapp.reconcile-wait",
                "PT3S",
                "notifier.whatsapp.answer-timeout",
                "PT1S");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, field -> field.getType() == FakeGraphApi.class);
    }

    /** Scripts the answers to the first requests with this key; later requests succeed. */
    public void answer(String callbackData, Answer... scripted) {
        answers.put(callbackData, new ArrayDeque<>(List.of(scripted)));
    }

    /** The requests with this key, oldest first. */
    public List<Call> calls(String callbackData) {
        return calls.stream()
                .filter(call -> call.callbackData().equals(callbackData))
                .toList();
    }

    /** Keys in the order the requests came from this number. */
    public List<String> keysFrom(String phoneNumberId) {
        return calls.stream()
                .filter(call -> call.path().equals("/v25.0/" + phoneNumberId + "/messages"))
                .map(Call::callbackData)
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        var call = new Call(
                exchange.getRequestURI().getPath(), exchange.getRequestHeaders().getFirst("Authorization"), body);
        calls.add(call);
        var scripted =
                answers.getOrDefault(call.callbackData(), new ArrayDeque<>()).poll();
        switch (scripted) {
            case null -> reply(exchange, 200, "{\"messages\":[{\"id\":\"wamid." + call.callbackData() + "\"}]}");
            case Answer.Error error -> {
                if (error.retryAfterSeconds() > 0) {
                    exchange.getResponseHeaders().add("Retry-After", Integer.toString(error.retryAfterSeconds()));
                }
                reply(exchange, error.status(), "{\"error\":{\"message\":\"no\",\"code\":" + error.code() + "}}");
            }
            case Answer.Accepted(String id) -> reply(exchange, 200, "{\"messages\":[{\"id\":\"" + id + "\"}]}");
            case Answer.Silence() -> {}
            case Answer.Endless() -> {
                exchange.sendResponseHeaders(200, 0);
                byte[] part = new byte[1_000_000];
                try (var out = exchange.getResponseBody()) {
                    for (int i = 0; i < 200; i++) {
                        out.write(part);
                        endlessMegabytes.incrementAndGet();
                    }
                }
            }
        }
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static HttpServer create() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
