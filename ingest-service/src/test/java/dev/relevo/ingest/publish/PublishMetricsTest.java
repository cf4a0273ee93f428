package dev.relevo.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class PublishMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PublishMetrics metrics = new PublishMetrics(registry);

    @Test
    void an_unknown_field_is_counted_by_its_name() {
        metrics.unknown("telepathy");
        metrics.unknown("telepathy");

        assertThat(registry.get("relevo.ingest.unknown")
                        .tag("field", "telepathy")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void a_name_that_is_not_a_plain_identifier_is_counted_as_other() {
        metrics.unknown("573001112233");
        metrics.unknown("Ana");
        metrics.unknown("x".repeat(49));

        assertThat(registry.find("relevo.ingest.unknown").counters()).hasSize(1);
        assertThat(registry.get("relevo.ingest.unknown")
                        .tag("field", "other")
                        .counter()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void the_number_of_names_is_limited() {
        for (int i = 0; i < 2 * PublishMetrics.MAX_UNKNOWN_FIELDS; i++) {
            metrics.unknown("f" + "a".repeat(i % 40) + "b".repeat(1 + i / 40));
        }

        assertThat(registry.find("relevo.ingest.unknown").counters()).hasSize(PublishMetrics.MAX_UNKNOWN_FIELDS + 1);
    }
}
