package dev.relevo.quickstart.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.relevo.quickstart.client.DemoNumber;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoConfigurationTest {
    @Test
    void the_open_number_has_a_spanish_queue_that_never_closes() throws IOException {
        JsonNode policy = policy(DemoNumber.OPEN, "2026-11-22T12:00:00Z");

        assertThat(policy.path("number").asText()).isEqualTo("106540352242922");
        assertThat(policy.at("/queues/0/name").asText()).isEqualTo("support-es");
        assertThat(policy.at("/queues/0/hours").asText()).isEqualTo("always");
    }

    /** A week of days, and the hour in which Bogotá has another day than UTC. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-16T12:00:00Z",
                "2026-11-17T12:00:00Z",
                "2026-11-18T12:00:00Z",
                "2026-11-19T12:00:00Z",
                "2026-11-20T12:00:00Z",
                "2026-11-21T12:00:00Z",
                "2026-11-22T12:00:00Z",
                "2026-11-22T03:00:00Z"
            })
    void the_closed_number_opens_on_another_day_than_today_or_tomorrow(String now) throws IOException {
        JsonNode policy = policy(DemoNumber.CLOSED, now);

        DayOfWeek today = Instant.parse(now).atZone(ZoneId.of("America/Bogota")).getDayOfWeek();
        for (JsonNode queue : policy.path("queues")) {
            List<String> days = queue.path("hours").properties().stream()
                    .map(day -> day.getKey())
                    .toList();
            assertThat(days).hasSize(1).doesNotContain(shortName(today), shortName(today.plus(1)));
        }
    }

    private static String shortName(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static JsonNode policy(DemoNumber number, String now) throws IOException {
        return new YAMLMapper().readTree(DemoConfiguration.policy(number, Instant.parse(now)));
    }
}
