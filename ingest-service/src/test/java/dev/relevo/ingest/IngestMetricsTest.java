package dev.relevo.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.EventMeta;
import dev.relevo.event.Provider;
import dev.relevo.event.Topics;
import dev.relevo.event.UnrecognizedWebhook;
import dev.relevo.ingest.translate.Outgoing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final IngestMetrics metrics = new IngestMetrics(registry, new InFlight(1, Bodies.MAX_BYTES));

    @Test
    void an_unknown_field_is_counted_by_its_name() {
        metrics.unknown(List.of(kept("telepathy"), kept("telepathy")));

        assertThat(registry.get("ingest.unknown")
                        .tag("field", "telepathy")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void a_name_that_could_hold_anything_is_counted_as_other() {
        metrics.unknown(List.of(kept("573001112233"), kept("Ana"), kept("x".repeat(49))));

        assertThat(registry.find("ingest.unknown").counters()).hasSize(1);
        assertThat(registry.get("ingest.unknown")
                        .tag("field", "other")
                        .counter()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void the_names_are_bounded() {
        for (int i = 0; i < 2 * IngestMetrics.MAX_UNKNOWN_FIELDS; i++) {
            metrics.unknown(List.of(kept("f" + "a".repeat(i % 40) + "b".repeat(1 + i / 40))));
        }

        assertThat(registry.find("ingest.unknown").counters()).hasSize(IngestMetrics.MAX_UNKNOWN_FIELDS + 1);
    }

    private static Outgoing kept(String field) {
        EventMeta meta = EventMeta.now("e1", Instant.EPOCH);
        return new Outgoing(
                Topics.UNRECOGNIZED_WEBHOOKS, new UnrecognizedWebhook(meta, Provider.META, field, "new", null, null));
    }
}
