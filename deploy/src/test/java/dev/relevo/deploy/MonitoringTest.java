package dev.relevo.deploy;

import static dev.relevo.deploy.Rendered.CHART;
import static dev.relevo.deploy.Rendered.services;
import static dev.relevo.deploy.Rendered.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart's resources for the Prometheus operator. */
class MonitoringTest {
    private static final Path METRICS = Path.of("../docs/reference/metrics.md");
    private static final Pattern PROMETHEUS_NAME = Pattern.compile("\\brelevo_[a-z_]+");
    private static final Map<String, Object> MONITORED = with("monitoring.enabled", true);

    @Test
    void all_pods_are_scraped_on_the_management_port() {
        Tree scraped = only("PodMonitor").at("spec");

        assertThat(scraped.at("podMetricsEndpoints")
                        .items()
                        .getFirst()
                        .at("port")
                        .text())
                .isEqualTo("management");
        services(MONITORED)
                .forEach(service -> scraped.at("selector", "matchLabels").keys().forEach(label -> assertThat(
                                service.at("spec", "template", "metadata", "labels", label))
                        .isEqualTo(scraped.at("selector", "matchLabels", label))));
    }

    @Test
    void a_queue_with_people_and_without_agents_is_an_alert() {
        Tree rule = rules().getFirst();

        assertThat(rule.at("alert").text()).isEqualTo("RelevoQueueWithoutAgents");
        assertThat(rule.at("expr").text())
                .contains("sum by (namespace, queue) (relevo_router_queue_waiting) > 0")
                .contains("max by (namespace, queue) (relevo_router_queue_consumers) == 0");
        assertThat(rule.at("annotations", "summary").text()).contains("{{ $labels.queue }}");
    }

    @Test
    void each_alert_has_a_metric_and_a_line_in_the_runbook() throws IOException {
        String runbook = Files.readString(Path.of("../docs/how-to/answer-an-alert.md"));
        String metrics = Files.readString(METRICS);

        assertThat(rules()).hasSizeGreaterThan(1).allSatisfy(rule -> {
            assertThat(rule.at("alert").text()).matches("Relevo[A-Z][A-Za-z]+");
            assertThat(runbook).contains("`" + rule.at("alert").text() + "`");
            PROMETHEUS_NAME
                    .matcher(rule.at("expr").text())
                    .results()
                    .map(match -> match.group().replaceFirst("_max$", ""))
                    .forEach(metric -> assertThat(metrics).contains("`" + metric + "`"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relevo_loop_failing",
                "relevo_dead_letters_lost_total",
                "relevo_auth_rejected_total",
                "relevo_records_unusable_total",
                "_outbox_parked",
                "_outbox_age_seconds"
            })
    void each_metric_that_needs_an_operator_has_an_alert(String metric) {
        assertThat(rules())
                .anySatisfy(rule -> assertThat(rule.at("expr").text()).contains(metric));
    }

    private static List<Tree> rules() {
        return only("PrometheusRule")
                .at("spec", "groups")
                .items()
                .getFirst()
                .at("rules")
                .items();
    }

    private static Tree only(String kind) {
        return CHART.render(MONITORED).stream()
                .filter(document -> document.at("kind").text().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind));
    }
}
