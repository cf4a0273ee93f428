package dev.relevo.deploy;

import static dev.relevo.deploy.Rendered.CHART;
import static dev.relevo.deploy.Rendered.MINIMUM;
import static dev.relevo.deploy.Rendered.container;
import static dev.relevo.deploy.Rendered.everything;
import static dev.relevo.deploy.Rendered.preflights;
import static dev.relevo.deploy.Rendered.services;
import static dev.relevo.deploy.Rendered.variable;
import static dev.relevo.deploy.Rendered.with;
import static dev.relevo.deploy.Rendered.workloads;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The workloads of the chart, rendered with Helm itself. */
class ChartTest {
    @Test
    void it_installs_the_four_services_and_a_preflight_of_each() {
        assertThat(CHART.render(MINIMUM))
                .extracting(document -> document.at("kind").text() + " "
                        + document.at("metadata", "name").text())
                .containsExactlyInAnyOrder(
                        "Deployment r-ingest-service",
                        "StatefulSet r-escalation-router",
                        "Deployment r-rating-service",
                        "Deployment r-notifier-service",
                        "Service r-ingest-service",
                        "Service r-escalation-router",
                        "Service r-rating-service",
                        "Service r-notifier-service",
                        "Job r-ingest-service-preflight",
                        "Job r-escalation-router-preflight",
                        "Job r-rating-service-preflight",
                        "Job r-notifier-service-preflight");
    }

    @Test
    void a_preflight_runs_before_the_pods_with_the_services_image_and_all_that_reaches_kafka() {
        Map<String, Object> values = everything();
        List<Tree> workloads = workloads(values).toList();
        List<Tree> services = services(values).toList();

        assertThat(preflights(workloads)).hasSize(4).allSatisfy(job -> {
            assertThat(job.at("metadata", "annotations", "was.helm.sh/hook").text())
                    .isEqualTo("pre-install,pre-upgrade");
            String module = container(job).at("name").text();
            Tree service = services.stream()
                    .filter(each -> container(each).at("name").text().equals(module))
                    .findFirst()
                    .orElseThrow();
            Tree preflight = container(job);
            assertThat(preflight.at("args").items()).containsExactly(new Tree("preflight"));
            assertThat(preflight.at("image")).isEqualTo(container(service).at("image"));
            assertThat(preflight.at("envFrom")).isEqualTo(container(service).at("envFrom"));
            assertThat(container(service).at("env").items())
                    .containsAll(preflight.at("env").items());
            assertThat(container(service).at("volumeMounts").items())
                    .containsAll(preflight.at("volumeMounts").items());
            assertThat(service.at("spec", "template", "spec", "volumes").items())
                    .containsAll(job.at("spec", "template", "spec", "volumes").items());
            assertThat(preflight.at("env").items())
                    .extracting(variable -> variable.at("name").text())
                    .contains(
                            "RELEVO_KAFKA_SETTINGS_DIRECTORY", "RELEVO_PREFLIGHT_QUEUES", "KAFKA_SSL_TRUSTSTORE_TYPE");
        });
    }

    @Test
    void topics_can_be_created_by_others_and_are_still_checked() {
        assertThat(preflights(workloads(with("topics.create", false)).toList()))
                .hasSize(4)
                .allSatisfy(job -> assertThat(container(job).at("args").items())
                        .containsExactly(new Tree("preflight"), new Tree("--check-only")));
        assertThat(preflights(workloads(with("preflight.enabled", false)).toList()))
                .isEmpty();
    }

    @Test
    void a_preflight_is_not_an_endpoint_of_its_service() {
        List<Tree> all = CHART.render(MINIMUM);

        preflights(all).forEach(job -> all.stream()
                .filter(document -> document.at("kind").text().equals("Service"))
                .forEach(service -> assertThat(
                                job.at("spec", "template", "metadata", "labels", "app.kubernetes.io/name"))
                        .isNotEqualTo(service.at("spec", "selector", "app.kubernetes.io/name"))));
    }
}
