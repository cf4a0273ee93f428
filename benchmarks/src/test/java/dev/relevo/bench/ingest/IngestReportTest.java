package dev.relevo.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.relevo.bench.load.LoadResult;
import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class IngestReportTest {
    @Test
    void the_json_has_the_services_figures_and_the_ratios_of_the_rates() throws JsonProcessingException {
        var report = new IngestReport(
                Map.of(Kind.INGEST, figures(200, 10), Kind.PIPE, figures(250, 8), Kind.NODE, figures(10, 160)), 0.03);

        JsonNode json = new JsonMapper().readTree(report.json());

        assertThat(json.get("webhooksPerSecond").doubleValue()).isEqualTo(200);
        assertThat(json.get("cpuMillisPerWebhook").doubleValue()).isEqualTo(0.05);
        assertThat(json.get("p50Millis").doubleValue()).isCloseTo(2.0, within(0.01));
        assertThat(json.get("p99Millis").doubleValue()).isCloseTo(3.0, within(0.01));
        assertThat(json.get("ratios")).isEqualTo(new JsonMapper().readTree("{\"pipe\":0.8,\"node\":20.0}"));
    }

    @Test
    void without_node_its_ratio_is_null() throws JsonProcessingException {
        var report = new IngestReport(Map.of(Kind.INGEST, figures(200, 10), Kind.PIPE, figures(250, 8)), 0.03);

        JsonNode json = new JsonMapper().readTree(report.json());

        assertThat(json.get("ratios")).isEqualTo(new JsonMapper().readTree("{\"pipe\":0.8,\"node\":null}"));
        assertThat(report.table()).doesNotContain("node");
    }

    @Test
    void the_table_has_a_line_for_each_target() {
        var report = new IngestReport(Map.of(Kind.INGEST, figures(200, 10), Kind.PIPE, figures(250, 8)), 0.03);

        assertThat(report.table().lines())
                .contains(
                        "| ingest-service | 200 | 0.0500 | 2.0 | 3.0 | 1.00 | 1.00 |",
                        "| pipe | 250 | 0.0320 | 2.0 | 3.0 | 0.80 | 1.56 |");
    }

    @Test
    void without_the_service_there_is_no_report() {
        assertThatThrownBy(() -> new IngestReport(Map.of(Kind.PIPE, figures(1, 1)), 0.03))
                .hasMessageContaining("the service");
    }

    /** One second at that rate, with that much CPU; 98 answers after 2 ms and 2 after 3. */
    private static Figures figures(long perSecond, long cpuMillis) {
        Histogram latencies = new Histogram(3);
        latencies.recordValueWithCount(2_000, 98);
        latencies.recordValueWithCount(3_000, 2);
        var load = new LoadResult(Duration.ofSeconds(1), perSecond, perSecond, perSecond, Map.of(), latencies);
        var sample = new Sample(load, Duration.ofMillis(cpuMillis));
        return new Figures(sample, sample);
    }
}
