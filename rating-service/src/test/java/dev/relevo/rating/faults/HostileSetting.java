package dev.relevo.rating.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relevo.event.Topics;
import dev.relevo.stack.Broker;
import dev.relevo.stack.Database;
import dev.relevo.stack.KafkaServer;
import dev.relevo.stack.LocalStack;
import dev.relevo.stack.PostgresServer;
import dev.relevo.stack.TopicCreator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The packaged service on a real broker, a real database and a Graph API that misbehaves. */
final class HostileSetting implements AutoCloseable {
    static final int NUMBERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Broker broker;
    private final Database database;
    private final Records records;
    private final HostileGraph graph;
    private final RatingProcess rating;
    private int round;

    private HostileSetting(Path directory) {
        broker = LocalStack.startBroker(KafkaServer.Options.onFreePorts(directory.resolve("kafka")));
        new TopicCreator(broker.bootstrapServers()).createAll(List.of());
        database = LocalStack.startDatabase(PostgresServer.Options.onFreePort(directory.resolve("postgres")));
        records = new Records(broker.bootstrapServers());
        records.setTopic(
                Topics.QUALITY_EVENTS,
                Map.of(
                        "max.message.bytes",
                        "3145728",
                        "message.timestamp.after.max.ms",
                        Long.toString(Long.MAX_VALUE)));
        graph = new HostileGraph();
        rating = new RatingProcess(directory, broker.bootstrapServers(), database, graph.url());
    }

    /** Starts all of it and registers the number that the hostile records name. */
    static HostileSetting start(Path directory) {
        HostileSetting setting = new HostileSetting(directory);
        setting.register(Poison.NUMBER, Poison.ACCOUNT);
        return setting;
    }

    Broker broker() {
        return broker;
    }

    Database database() {
        return database;
    }

    Records records() {
        return records;
    }

    HostileGraph graph() {
        return graph;
    }

    RatingProcess rating() {
        return rating;
    }

    /** New numbers turn red, at least one in each partition. */
    void trafficFlows() {
        round++;
        List<String> numbers = IntStream.range(0, NUMBERS)
                .mapToObj(i -> "3" + round + "10" + i)
                .toList();
        numbers.forEach(number -> register(number, "4" + number));
        for (String number : numbers) {
            String ignored = records.send(Topics.QUALITY_EVENTS, number, Poison.text("""
                    {"type":"rating-observed","eventId":"traffic-%s","occurredAt":"2026-11-20T10:00:00Z",\
                    "recordedAt":"2026-11-20T10:00:00Z","version":1,"phoneNumberId":"%s","rating":"RED",\
                    "source":"POLL","requestStartedAt":"2026-11-20T10:00:00Z"}""".formatted(number, number)));
        }
        for (String number : numbers) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> assertThat(
                            rating.call("GET", "/v1/numbers/" + number, "").body())
                    .contains("\"rating\":\"RED\""));
        }
    }

    void register(String number, String account) {
        String body = "{\"wabaId\": \"" + account + "\", \"displayNumber\": \"+15550" + number + "0\"}";
        assertThat(rating.call("PUT", "/v1/numbers/" + number, body).statusCode())
                .isEqualTo(201);
    }

    void observe(String number, String colour) {
        String body = "{\"rating\": \"" + colour + "\", \"reason\": \"mail\"}";
        assertThat(rating.call("POST", "/v1/numbers/" + number + "/observations", body)
                        .statusCode())
                .isEqualTo(200);
    }

    String parked() {
        return rating.call("GET", "/v1/outbox/parked", "").body();
    }

    String log() {
        try {
            return rating.log();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        rating.close();
        graph.close();
        database.close();
        broker.close();
    }
}
