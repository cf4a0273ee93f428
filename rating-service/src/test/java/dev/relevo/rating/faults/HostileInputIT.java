package dev.relevo.rating.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relevo.event.Topics;
import dev.relevo.rating.faults.Poison.Outcome;
import dev.relevo.stack.Broker;
import dev.relevo.stack.Database;
import dev.relevo.stack.KafkaServer;
import dev.relevo.stack.LocalStack;
import dev.relevo.stack.PostgresServer;
import dev.relevo.stack.TopicCreator;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service with a heap of 192 MB on a real broker and database; its topic takes records of 3 MiB. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // set before all tests
class HostileInputIT {
    private static final Logger LOG = Logger.getLogger(HostileInputIT.class);

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int NUMBERS = 8;
    private static final List<String> ROUTES = List.of(
            "GET /v1/numbers",
            "GET /v1/numbers/31000",
            "PUT /v1/numbers/31000 {\"wabaId\":\"1\",\"displayNumber\":\"15550310000\"}",
            "DELETE /v1/numbers/31000",
            "PUT /v1/numbers/31000/paths {\"paths\":[]}",
            "PUT /v1/numbers/31000/paths {\"paths\":[{\"kind\":\"PHONE\",\"value\":\"SECRET\"}]}",
            "POST /v1/numbers/31000/observations {\"rating\":\"RED\",\"reason\":\"mail\"}",
            "GET /v1/numbers/31000/history",
            "GET /v1/numbers/31000/permit",
            "GET /v1/red-cases",
            "GET /v1/red-cases?state=all",
            "GET /v1/outbox/parked",
            "POST /v1/outbox/00000000-0000-0000-0000-000000000001/retry",
            "POST /v1/outbox/00000000-0000-0000-0000-000000000001/discard");

    private Broker broker;
    private Database database;
    private HostileGraph graph;
    private RatingProcess rating;
    private Records records;
    private int round;

    @BeforeAll
    void start(@TempDir Path directory) {
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
        register(Poison.NUMBER, Poison.ACCOUNT);
    }

    @AfterAll
    void stop() {
        rating.close();
        graph.close();
        database.close();
        broker.close();
    }

    @Test
    @Order(1)
    void no_record_stops_the_reader_and_each_hostile_one_becomes_one_dead_letter_or_is_passed() {
        List<Poison> poisons = Poison.all();
        List<String> places = poisons.stream().map(records::send).toList();

        trafficFlows();
        rating.restart();
        trafficFlows();

        List<String> parked = records.deadLetters();
        for (int i = 0; i < places.size(); i++) {
            Poison poison = poisons.get(i);
            assertThat(Collections.frequency(parked, places.get(i)))
                    .as(poison.name())
                    .isEqualTo(poison.outcome() == Outcome.PARKED ? 1 : 0);
        }
        long expected = poisons.stream()
                .filter(poison -> poison.outcome() == Outcome.PARKED)
                .count();
        LOG.infof(
                "matrix: reader=quality-events poisons=%d parked=%d passed=%d restarts=1",
                poisons.size(), expected, poisons.size() - expected);
    }

    @Test
    @Order(2)
    void an_answer_of_80_MB_fails_one_poll_and_not_the_service() {
        graph.answers(HostileGraph::large);
        awaitCalls(3);
        graph.answers(HostileGraph::largeError);
        awaitCalls(3);
        graph.answers(HostileGraph::html);
        awaitCalls(2);
        graph.answers(HostileGraph::empty);
        awaitCalls(2);

        assertThat(rating.isAlive()).isTrue();
        assertThat(rating.metrics()).contains("relevo_rating_poll_failures_total{reason=\"too-large\"}");
        trafficFlows();
    }

    @Test
    @Order(3)
    void fifteen_bodies_of_9_MB_at_once_are_refused_and_the_service_keeps_running() throws Exception {
        byte[] body = ("{\"wabaId\":\"" + "9".repeat(9_000_000) + "\"}").getBytes(StandardCharsets.US_ASCII);
        try (ExecutorService threads = Executors.newFixedThreadPool(15)) {
            List<Future<String>> answers = IntStream.range(0, 15)
                    .mapToObj(i -> threads.submit(() -> put(body)))
                    .toList();
            for (Future<String> answer : answers) {
                // A client that is still sending when the answer arrives may see a closed connection instead.
                assertThat(answer.get()).isIn("413", "closed");
            }
        }

        assertThat(rating.isAlive()).isTrue();
        assertThat(rating.call("GET", "/v1/numbers/" + Poison.NUMBER, "").statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(4)
    void a_missing_dead_letter_topic_does_not_stop_the_reader() {
        records.delete(Topics.QUALITY_EVENTS.deadLetter());
        for (int i = 0; i < NUMBERS; i++) {
            String ignored = records.send(Topics.QUALITY_EVENTS, "garbage " + i, Poison.text("{"));
        }

        trafficFlows();
        rating.restart();
        trafficFlows();
    }

    @Test
    @Order(5)
    void every_route_is_503_while_the_database_is_unavailable_and_works_again_after_it() {
        database.stop();
        try {
            for (String route : ROUTES) {
                String[] parts = route.split(" ", 3);
                HttpResponse<String> answer = rating.call(parts[0], parts[1], parts.length < 3 ? "" : parts[2]);
                assertThat(answer.statusCode()).as(route).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).as(route).isPresent();
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .as(route)
                        .startsWith("application/problem+json");
            }
        } finally {
            database.restart();
        }
        trafficFlows();
    }

    /** Rows of a missing topic are parked and retried; an unavailable broker parks nothing. */
    @Test
    @Order(6)
    void a_missing_topic_parks_events_until_it_exists_and_an_unavailable_broker_parks_nothing() {
        register("38000", "48000");
        records.delete(Topics.RATING_EVENTS);
        observe("38000", "RED");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked()).contains("TOPIC_MISSING"));
        new TopicCreator(broker.bootstrapServers()).createAll(List.of());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked()).isEqualTo("{\"rows\":[]}"));

        broker.stop();
        observe("38000", "GREEN");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(log()).contains("Event not published; retrying"));
        assertThat(parked()).isEqualTo("{\"rows\":[]}");
        broker.restart();
        trafficFlows();
    }

    @Test
    @Order(7)
    void the_log_contains_no_phone_number_and_no_account_of_a_hostile_record() {
        assertThat(log()).doesNotContain("15550").doesNotContain("account 99").doesNotContain("SECRET");
    }

    private void observe(String number, String colour) {
        String body = "{\"rating\": \"" + colour + "\", \"reason\": \"mail\"}";
        assertThat(rating.call("POST", "/v1/numbers/" + number + "/observations", body)
                        .statusCode())
                .isEqualTo(200);
    }

    private String parked() {
        return rating.call("GET", "/v1/outbox/parked", "").body();
    }

    private String log() {
        try {
            return rating.log();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String put(byte[] body) {
        try {
            HttpResponse<String> answer =
                    rating.call("PUT", "/v1/numbers/" + Poison.NUMBER, BodyPublishers.ofByteArray(body));
            return Integer.toString(answer.statusCode());
        } catch (IllegalStateException e) {
            return "closed";
        }
    }

    private void awaitCalls(int more) {
        int before = graph.calls();
        await().atMost(PATIENCE).until(() -> graph.calls() >= before + more);
    }

    /** New numbers turn red, at least one in each partition. */
    private void trafficFlows() {
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

    private void register(String number, String account) {
        String body = "{\"wabaId\": \"" + account + "\", \"displayNumber\": \"+15550" + number + "0\"}";
        assertThat(rating.call("PUT", "/v1/numbers/" + number, body).statusCode())
                .isEqualTo(201);
    }
}
