package dev.relevo.notifier.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.notifier.MisbehavingServer;
import dev.relevo.notifier.channel.SendResult;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Tests of requests to a server that misbehaves on a real socket. */
abstract class HttpSendTest {
    static final Instant NOW = Instant.parse("2026-11-28T14:00:00Z");
    static final HttpRules OPEN = new HttpRules(true, true, Duration.ofSeconds(1));
    static final HttpRules STRICT = new HttpRules(true, false, Duration.ofSeconds(1));
    static final byte[] BODY = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    /** One for each class. */
    @SuppressWarnings("NullAway.Init")
    private static Vertx vertx;

    final MisbehavingServer server = new MisbehavingServer();
    final AtomicInteger resolutions = new AtomicInteger();

    @AfterEach
    void closeServer() throws IOException {
        server.close();
    }

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void closeVertx() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    SendResult post(HttpRules rules, String url) {
        return client(rules, InetAddress::getAllByName).post(url, BODY);
    }

    static OutboundHttp client(HttpRules rules, Resolver resolver) {
        return new OutboundHttp(vertx, new HttpClientOptions(), rules, resolver, InstantSource.fixed(NOW));
    }

    /** A resolver that answers these lists one after the other, and the last one from then on. */
    @SafeVarargs
    final Resolver names(List<String>... answers) {
        return host -> answers[Math.min(resolutions.getAndIncrement(), answers.length - 1)].stream()
                .map(InetAddress::ofLiteral)
                .toArray(InetAddress[]::new);
    }

    static void assertInTime(Runnable send) {
        long start = System.nanoTime();
        send.run();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(3));
    }
}
