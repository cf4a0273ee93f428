package dev.relevo.deploy;

import static dev.relevo.deploy.Rendered.MINIMUM;
import static dev.relevo.deploy.Rendered.container;
import static dev.relevo.deploy.Rendered.everything;
import static dev.relevo.deploy.Rendered.services;
import static dev.relevo.deploy.Rendered.variable;
import static dev.relevo.deploy.Rendered.with;
import static dev.relevo.deploy.Rendered.workloads;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pod settings of the chart. */
class ChartWorkloadsTest {
    @Test
    void an_operator_adds_to_every_pod_or_to_those_of_one_service() {
        Map<String, Object> values = everything();
        values.put("rating.extraEnv[0].name", "QUARKUS_LOG_LEVEL");
        values.put("rating.extraEnv[0].value", "DEBUG");
        values.put("rating.podAnnotations.restart", "on-change");
        values.put("rating.podLabels.team", "quality");

        workloads(values).forEach(workload -> {
            Tree template = workload.at("spec", "template");
            boolean isRating = container(workload).at("name").text().equals("rating-service");
            assertThat(container(workload).at("env").items().stream()
                            .map(variable -> variable.at("name").text())
                            .toList())
                    .contains("KAFKA_SSL_TRUSTSTORE_TYPE")
                    .satisfies(names ->
                            assertThat(names.contains("QUARKUS_LOG_LEVEL")).isEqualTo(isRating));
            assertThat(container(workload).at("volumeMounts").items())
                    .extracting(mount -> mount.at("mountPath").text())
                    .contains("/tmp", "/ca", "/secrets/kafka");
            assertThat(template.at("spec", "volumes").items())
                    .extracting(volume -> volume.at("name").text())
                    .contains("tmp", "ca", "kafka");
            assertThat(template.at("metadata", "annotations", "restart").text())
                    .isEqualTo(isRating ? "on-change" : "never");
            assertThat(template.at("metadata", "labels", "team").text()).isEqualTo(isRating ? "quality" : "bots");
        });
    }

    @Test
    void a_label_of_the_chart_cannot_be_overridden() {
        Map<String, Object> values = with("podLabels.app\\.kubernetes\\.io/instance", "other");

        services(values).forEach(service -> assertThat(
                        service.at("spec", "template", "metadata", "labels", "app.kubernetes.io/instance")
                                .text())
                .isEqualTo("r"));
    }

    @Test
    void each_service_is_probed_on_the_management_port() {
        services(MINIMUM).forEach(service -> {
            Tree container = container(service);

            assertThat(container.at("ports").items())
                    .extracting(port -> port.at("name").text() + "="
                            + port.at("containerPort").text())
                    .contains("management=9000");
            Map.of("startupProbe", "started", "livenessProbe", "live", "readinessProbe", "ready")
                    .forEach((probe, path) -> {
                        assertThat(container.at(probe, "httpGet", "path").text())
                                .isEqualTo("/q/health/" + path);
                        assertThat(container.at(probe, "httpGet", "port").text())
                                .isEqualTo("management");
                    });
        });
    }

    @Test
    void nothing_runs_as_root_or_can_write_or_call_the_cluster() {
        workloads(MINIMUM).forEach(workload -> {
            Tree pod = workload.at("spec", "template", "spec");
            Tree container = container(workload);

            assertThat(pod.at("automountServiceAccountToken").text()).isEqualTo("false");
            assertThat(pod.at("securityContext", "runAsNonRoot").text()).isEqualTo("true");
            assertThat(pod.at("securityContext", "seccompProfile", "type").text())
                    .isEqualTo("RuntimeDefault");
            assertThat(container.at("securityContext", "readOnlyRootFilesystem").text())
                    .isEqualTo("true");
            assertThat(container
                            .at("securityContext", "allowPrivilegeEscalation")
                            .text())
                    .isEqualTo("false");
            assertThat(container.at("securityContext", "capabilities", "drop").items())
                    .containsExactly(new Tree("ALL"));
        });
    }

    @Test
    void each_workload_requests_its_resources_and_is_limited_in_memory_only() {
        workloads(MINIMUM).forEach(workload -> {
            Tree resources = container(workload).at("resources");

            assertThat(resources.at("requests").keys()).containsExactlyInAnyOrder("cpu", "memory");
            assertThat(resources.at("limits").keys()).containsExactly("memory");
        });
    }

    @Test
    void the_router_keeps_its_name_and_its_state() {
        Tree router = services(MINIMUM)
                .filter(service -> service.at("kind").text().equals("StatefulSet"))
                .findFirst()
                .orElseThrow();

        assertThat(variable(router, "ROUTER_INSTANCE_ID")
                        .at("valueFrom", "fieldRef", "fieldPath")
                        .text())
                .isEqualTo("metadata.name");
        assertThat(variable(router, "ROUTER_STATE_DIR").at("value").text()).startsWith("/state/");
        assertThat(variable(router, "ROUTER_PEER_ADDRESS").at("value").text()).isEqualTo("$(POD_IP):8082");
        assertThat(router.at("spec", "volumeClaimTemplates").items())
                .extracting(claim -> claim.at("metadata", "name").text())
                .containsExactly("state");
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1"})
    void a_second_router_keeps_a_warm_copy_of_the_first(int replicas, String copies) {
        assertThat(services(with("router.replicas", replicas))
                        .filter(service -> service.at("kind").text().equals("StatefulSet")))
                .singleElement()
                .satisfies(router -> assertThat(variable(router, "ROUTER_STANDBY_REPLICAS")
                                .at("value")
                                .text())
                        .isEqualTo(copies));
    }
}
