package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DatabaseUnavailableTest extends ServiceTest {
    @Inject
    MeterRegistry meters;

    @Test
    void every_route_answers_503_with_the_time_to_retry() {
        String receiver =
                "{\"channel\":\"email\",\"address\":\"a@example.org\",\"language\":\"en\",\"timeZone\":\"UTC\"}";
        databaseServer.stop();
        try {
            Map.of(
                            "GET /v1/receivers/wanda", "",
                            "PUT /v1/receivers/wanda", receiver,
                            "GET /v1/alerts", "",
                            "POST /v1/alerts/x/acknowledge", "",
                            "GET /v1/deliveries", "",
                            "POST /v1/deliveries/x/resend", "",
                            "GET /v1/outbox/parked", "",
                            "POST /v1/outbox/x/retry", "",
                            "POST /v1/outbox/x/discard", "")
                    .forEach((route, body) -> {
                        var answer = operator().body(body).request(route.split(" ")[0], route.split(" ")[1]);
                        assertThat(answer.statusCode()).as(route).isEqualTo(503);
                        assertThat(answer.header("Retry-After")).as(route).isNotEmpty();
                        assertThat(answer.contentType()).as(route).startsWith("application/problem+json");
                    });
        } finally {
            databaseServer.restart();
        }
        // Each pooled connection may fail one more request.
        eventually().until(() -> IntStream.range(0, 10)
                .allMatch(_ -> operator().get("/v1/alerts").statusCode() == 200));
    }

    @Test
    void a_record_that_comes_while_the_database_is_unavailable_waits_for_it_and_is_not_a_dead_letter() {
        receiver("wanda", "email", "en", "UTC", "5001");
        databaseServer.stop();
        try {
            send(RatingEvents.of("5001").opened());
            eventually()
                    .until(() -> meters.counter("relevo.records.waits", "topic", topics.of(Topics.RATING_EVENTS))
                                    .count()
                            >= 1);
        } finally {
            databaseServer.restart();
        }

        eventually().until(() -> smtp.mailsTo("wanda@example.org").size() == 1);
        try (var reader = reader(Topics.RATING_EVENTS.deadLetter())) {
            assertThat(reader.withKey("5001")).isEmpty();
        }
    }
}
