package dev.relevo.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.kit.RelevoConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Renders the chart with Helm itself, as an operator would, and looks at what would run. */
class ChartTest {
    private static final String HASH = "ab".repeat(32);
    static final Map<String, Object> MINIMUM = Map.of(
            "kafka.bootstrapServers", "kafka:9092",
            "postgresql.jdbcUrl", "jdbc:postgresql://db/relevo",
            "postgresql.existingSecret", "relevo-database",
            "whatsapp.existingSecret", "relevo-whatsapp",
            "mail.host", "smtp.example",
            "mail.from", "relevo@example.org");

    static final Chart CHART = new Chart();

    @Test
    void it_installs_the_four_services_and_makes_the_topics() {
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
                        "ConfigMap r-topics",
                        "Job r-topics");
    }

    @Test
    void topics_can_be_left_to_someone_else() {
        assertThat(CHART.render(with("topics.create", false)))
                .extracting(document -> document.at("kind").text())
                .doesNotContain("Job", "ConfigMap");
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
    void each_workload_asks_for_what_it_needs_and_is_bound_in_memory_only() {
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

    @Test
    void webhook_secrets_can_be_files() {
        Map<String, Object> values = new HashMap<>(MINIMUM);
        values.put("ingest.metaSecret", "relevo-meta");
        values.put("ingest.turnSecret", "relevo-turn");
        Tree ingest = services(values)
                .filter(service -> container(service).at("name").text().equals("ingest-service"))
                .findFirst()
                .orElseThrow();

        assertThat(container(ingest).at("env").items())
                .extracting(variable -> variable.at("name").text())
                .contains("INGEST_META_APP_SECRETS_FILE", "INGEST_TURN_SECRETS_DIRECTORY")
                .doesNotContain("INGEST_META_APP_SECRETS");
        assertThat(container(ingest).at("volumeMounts").items())
                .extracting(mount -> mount.at("mountPath").text())
                .contains("/secrets/meta", "/secrets/turn");
        assertThat(ingest.at("spec", "template", "spec", "volumes").items())
                .filteredOn(volume -> volume.keys().contains("secret"))
                .extracting(volume -> volume.at("secret", "secretName").text())
                .containsExactlyInAnyOrder("relevo-meta", "relevo-turn");
    }

    @Test
    void each_variable_is_one_that_the_service_reads() {
        services(everything()).forEach(service -> {
            String module = container(service).at("name").text();
            List<String> variables = container(service).at("env").items().stream()
                    .map(variable -> variable.at("name").text())
                    // Kubernetes puts it into the variables after it; no service reads it.
                    .filter(variable -> !variable.equals("POD_IP"))
                    .toList();

            assertThat(ConfigKeys.unknown(module, variables)).as(module).isEmpty();
        });
    }

    @Test
    void each_service_is_given_all_it_needs_to_start_and_knows_the_api_keys() {
        services(everything()).forEach(service -> {
            Map<String, String> environment = new HashMap<>();
            container(service)
                    .at("env")
                    .items()
                    .forEach(variable -> environment.put(
                            variable.at("name").text(),
                            variable.at("value").isThere()
                                    ? variable.at("value").text()
                                    : "from-a-reference"));

            RelevoConfig shared = ConfigKeys.load(container(service).at("name").text(), environment)
                    .getConfigMapping(RelevoConfig.class);

            assertThat(shared.apiKeys()).hasEntrySatisfying("operations", key -> {
                assertThat(key.sha256()).containsExactly(HASH);
                assertThat(key.scopes()).containsExactly("operator", "admin");
            });
        });
    }

    @Test
    void secrets_come_by_reference_only() {
        assertThat(CHART.render(everything()))
                .noneMatch(document -> document.at("kind").text().equals("Secret"));
        services(everything())
                .flatMap(service -> container(service).at("env").items().stream())
                .filter(variable -> variable.at("name").text().matches(".*(PASSWORD|TOKEN|SECRETS|USERNAME)")
                        && !variable.at("name").text().equals("QUARKUS_DATASOURCE_USERNAME"))
                .forEach(variable -> assertThat(
                                variable.at("valueFrom", "secretKeyRef", "name").isThere())
                        .as(variable.at("name").text())
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.bootstrapServers",
                "postgresql.jdbcUrl",
                "postgresql.existingSecret",
                "whatsapp.existingSecret",
                "mail.host",
                "mail.from"
            })
    void it_does_not_render_without(String key) {
        Map<String, Object> without = new HashMap<>(MINIMUM);
        without.remove(key);

        assertThatThrownBy(() -> CHART.render(without)).hasMessageContaining(key + " is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "ingest.replica, 3, replica",
        "kafka.bootstrapserver, k:9092, bootstrapserver",
        "postgres.password, s3cret, postgres",
        "postgresql.password, s3cret, password",
        "topics.queues[0], Support, Support",
        "apiKeys.operations.sha256, short, sha256",
        "ingest.replicas, 0, minimum"
    })
    void a_slip_of_the_pen_is_refused_by_name(String key, String value, String named) {
        assertThatThrownBy(() -> CHART.render(with(key, value))).hasMessageContaining(named);
    }

    static Map<String, Object> with(String key, Object value) {
        Map<String, Object> values = new HashMap<>(MINIMUM);
        values.put(key, value);
        return values;
    }

    private static Map<String, Object> everything() {
        Map<String, Object> values = with("mail.existingSecret", "relevo-mail");
        values.put("kafka.existingSecret", "relevo-kafka");
        values.put("apiKeys.operations.sha256", HASH);
        values.put("apiKeys.operations.scopes[0]", "operator");
        values.put("apiKeys.operations.scopes[1]", "admin");
        return values;
    }

    private static Stream<Tree> workloads(Map<String, Object> values) {
        return CHART.render(values).stream()
                .filter(document -> document.at("spec", "template", "spec").isThere());
    }

    static Stream<Tree> services(Map<String, Object> values) {
        return workloads(values).filter(workload -> !workload.at("kind").text().equals("Job"));
    }

    private static Tree container(Tree workload) {
        return workload.at("spec", "template", "spec", "containers").items().getFirst();
    }

    private static Tree variable(Tree workload, String name) {
        return container(workload).at("env").items().stream()
                .filter(variable -> variable.at("name").text().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no variable " + name));
    }
}
