package dev.relevo.rating.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relevo.event.Topics;
import dev.relevo.rating.faults.Poison.Outcome;
import dev.relevo.stack.TopicCreator;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
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

    private HostileSetting setting;

    @BeforeAll
    void start(@TempDir Path directory) {
        setting = HostileSetting.start(directory);
    }

    @AfterAll
    void stop() {
        setting.close();
    }

    @Test
    @Order(1)
    void no_record_stops_the_reader_and_each_hostile_one_becomes_one_dead_letter_or_is_passed() {
        List<Poison> poisons = Poison.all();
        List<String> places = poisons.stream().map(setting.records()::send).toList();

        setting.trafficFlows();
        setting.rating().restart();
        setting.trafficFlows();

        List<String> parked = setting.records().deadLetters();
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
        setting.graph().answers(HostileGraph::large);
        awaitCalls(3);
        setting.graph().answers(HostileGraph::largeError);
        awaitCalls(3);
        setting.graph().answers(HostileGraph::html);
        awaitCalls(2);
        setting.graph().answers(HostileGraph::empty);
        awaitCalls(2);

        assertThat(setting.rating().isAlive()).isTrue();
        assertThat(setting.rating().metrics()).contains("relevo_rating_poll_failures_total{reason=\"too-large\"}");
        setting.trafficFlows();
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

        assertThat(setting.rating().isAlive()).isTrue();
        assertThat(setting.rating()
                        .call("GET", "/v1/numbers/" + Poison.NUMBER, "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(4)
    void a_missing_dead_letter_topic_does_not_stop_the_reader() {
        setting.records().delete(Topics.QUALITY_EVENTS.deadLetter());
        for (int i = 0; i < HostileSetting.NUMBERS; i++) {
            String ignored = setting.records().send(Topics.QUALITY_EVENTS, "garbage " + i, Poison.text("{"));
        }

        setting.trafficFlows();
        setting.rating().restart();
        setting.trafficFlows();
    }

    @Test
    @Order(5)
    void every_route_is_503_while_the_database_is_unavailable_and_works_again_after_it() {
        setting.database().stop();
        try {
            for (String route : ROUTES) {
                String[] parts = route.split(" ", 3);
                HttpResponse<String> answer =
                        setting.rating().call(parts[0], parts[1], parts.length < 3 ? "" : parts[2]);
                assertThat(answer.statusCode()).as(route).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).as(route).isPresent();
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .as(route)
                        .startsWith("application/problem+json");
            }
        } finally {
            setting.database().restart();
        }
        setting.trafficFlows();
    }

    /** Rows of a missing topic are parked and retried; an unavailable broker parks nothing. */
    @Test
    @Order(6)
    void a_missing_topic_parks_events_until_it_exists_and_an_unavailable_broker_parks_nothing() {
        setting.register("38000", "48000");
        setting.records().delete(Topics.RATING_EVENTS);
        setting.observe("38000", "RED");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(setting.parked()).contains("TOPIC_MISSING"));
        new TopicCreator(setting.broker().bootstrapServers()).createAll(List.of());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(setting.parked()).isEqualTo("{\"rows\":[]}"));

        setting.broker().stop();
        setting.observe("38000", "GREEN");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(setting.log()).contains("Event not published; retrying"));
        assertThat(setting.parked()).isEqualTo("{\"rows\":[]}");
        setting.broker().restart();
        setting.trafficFlows();
    }

    @Test
    @Order(7)
    void the_log_contains_no_phone_number_and_no_account_of_a_hostile_record() {
        assertThat(setting.log())
                .doesNotContain("15550")
                .doesNotContain("account 99")
                .doesNotContain("SECRET");
    }

    private String put(byte[] body) {
        try {
            HttpResponse<String> answer =
                    setting.rating().call("PUT", "/v1/numbers/" + Poison.NUMBER, BodyPublishers.ofByteArray(body));
            return Integer.toString(answer.statusCode());
        } catch (IllegalStateException e) {
            return "closed";
        }
    }

    private void awaitCalls(int more) {
        int before = setting.graph().calls();
        await().atMost(PATIENCE).until(() -> setting.graph().calls() >= before + more);
    }
}
