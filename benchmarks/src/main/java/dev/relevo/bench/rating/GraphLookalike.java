package dev.relevo.bench.rating;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.relevo.stack.process.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A look-alike of the Graph API: 500 accounts of 20 numbers. Each answer takes half a second, on a virtual thread, so that the
 * accounts do not wait for each other here.
 */
final class GraphLookalike implements AutoCloseable {
    static final int ACCOUNTS = 500;
    static final int NUMBERS = 20;

    private static final long ANSWER_NANOS = Duration.ofMillis(500).toNanos();
    private static final long FIRST_ACCOUNT = 7_000_000_000L;
    private static final long FIRST_NUMBER = 8_000_000_000L;
    private static final Pattern ACCOUNT = Pattern.compile("/v[0-9.]+/([0-9]+)/phone_numbers");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Long> answered = new ConcurrentHashMap<>();
    private final Map<String, Long> red = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile int redAccounts;

    GraphLookalike() throws IOException {
        server = HttpServer.create(new InetSocketAddress(Ports.HOST, 0), 1_024);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://" + Ports.HOST + ":" + server.getAddress().getPort());
    }

    static String account(int index) {
        return Long.toString(FIRST_ACCOUNT + index);
    }

    /** The id of a number; its digits are the same. */
    static String number(int account, int index) {
        return Long.toString(FIRST_NUMBER + (long) account * NUMBERS + index);
    }

    /** The accounts that were answered, each with the time of its last answer. */
    Map<String, Long> answered() {
        return answered;
    }

    /** The first numbers of this many accounts turn red. */
    void turnRed(int accounts) {
        redAccounts = accounts;
    }

    /** The numbers that were answered as red, each with the time of the first such answer. */
    Map<String, Long> red() {
        return red;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        LockSupport.parkNanos(ANSWER_NANOS);
        Matcher path = ACCOUNT.matcher(exchange.getRequestURI().getPath());
        String account = path.matches() ? path.group(1) : "";
        int index = path.matches() ? (int) (Long.parseLong(account) - FIRST_ACCOUNT) : -1;
        boolean isKnown = index >= 0 && index < ACCOUNTS;
        boolean isRed = index < redAccounts;
        byte[] body = (isKnown ? numbers(index, isRed) : "{\"data\":[]}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
        if (isKnown) {
            long now = System.nanoTime();
            answered.put(account, now);
            if (isRed) {
                red.putIfAbsent(number(index, 0), now);
            }
        }
    }

    private static String numbers(int account, boolean isRed) {
        return IntStream.range(0, NUMBERS)
                .mapToObj(i -> {
                    String id = number(account, i);
                    return """
                            {"id":"%s","display_phone_number":"+%s","verified_name":"Bench","quality_rating":"%s",\
                            "status":"CONNECTED","messaging_limit_tier":"TIER_10K",\
                            "whatsapp_business_manager_messaging_limit":"TIER_10K","throughput":{"level":"STANDARD"}}""".formatted(id, id, isRed && i == 0 ? "RED" : "GREEN");
                })
                .collect(Collectors.joining(",", "{\"data\":[", "]}"));
    }
}
