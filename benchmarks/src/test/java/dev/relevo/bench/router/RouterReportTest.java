package dev.relevo.bench.router;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class RouterReportTest {
    @Test
    void the_json_has_the_routers_figures_the_ratios_of_the_rates_and_the_growth() throws JsonProcessingException {
        var report = new RouterReport(
                Map.of(
                        Contender.ROUTER, measured(500, 800),
                        Contender.LIMIT, measured(900, 1_600),
                        Contender.FLINK_CEP, measured(100, 200)),
                List.of(10, 160),
                1_234.4);

        JsonNode json = new JsonMapper().readTree(report.json());

        assertThat(json).isEqualTo(new JsonMapper().readTree("""
                                {"eventsPerSecond":800.0,"cpuMicrosPerEvent":50.0,"p50Millis":100.0,"p99Millis":100.0,
                                "stateBytesPerConversation":1234.0,"ratios":{"limit":0.5,"flink":null,"flinkCep":4.0},"growth":[
                                {"conversations":10,"eventsPerSecond":500.0,"cpuMicrosPerEvent":80.0},
                                {"conversations":160,"eventsPerSecond":800.0,"cpuMicrosPerEvent":50.0}]}"""));
    }

    @Test
    void the_table_has_a_line_for_each_contender_and_each_step() {
        var report = new RouterReport(
                Map.of(
                        Contender.ROUTER, measured(500, 800),
                        Contender.LIMIT, measured(900, 1_600),
                        Contender.FLINK_CEP, measured(100, 200)),
                List.of(10, 160),
                1_234.4);

        assertThat(report.table().lines())
                .contains(
                        "| escalation-router | 800 | 50.0 | 100 | 100 | 1.00 |",
                        "| limit | 1,600 | 25.0 | 100 | 100 | 0.50 |",
                        "| flink-cep | 200 | 200.0 | 100 | 100 | 4.00 |",
                        "| 10 | 500 | 80.0 |",
                        "State of a conversation: 1,234 bytes on average");
    }

    /** A second at each of these rates, each with 40 ms of CPU; every handoff after 100 ms. */
    private static Measured measured(long first, long last) {
        Histogram latencies = new Histogram(3);
        latencies.recordValue(100_000);
        return new Measured(
                List.of(
                        new Progressed.Pace(first, Duration.ofSeconds(1), Duration.ofMillis(40)),
                        new Progressed.Pace(last, Duration.ofSeconds(1), Duration.ofMillis(40))),
                latencies);
    }
}
