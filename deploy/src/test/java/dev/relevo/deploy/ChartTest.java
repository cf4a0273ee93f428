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
    void topics_can_be_left_to_someone_else_and_are_looked_at_all_the_same() {
        assertThat(preflights(workloads(with("topics.create", false)).toList()))
                .hasSize(4)
                .allSatisfy(job -> assertThat(container(job).at("args").items())
                        .containsExactly(new Tree("preflight"), new Tree("--check-only")));
        assertThat(preflights(workloads(with("preflight.enabled", false)).toList()))
                .isEmpty();
    }

    @Test
    void a_preflight_is_no_endpoint_of_its_service() {
        List<Tree> all = CHART.render(MINIMUM);

        preflights(all).forEach(job -> all.stream()
                .filter(document -> document.at("kind").text().equals("Service"))
                .forEach(service -> assertThat(
                                job.at("spec", "template", "metadata", "labels", "app.kubernetes.io/name"))
                        .isNotEqualTo(service.at("spec", "selector", "app.kubernetes.io/name"))));
    }

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
    void a_label_of_ours_cannot_be_taken_away() {
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
                    .filter(variable -> !variable.equals("POD_IP") && !variable.startsWith("KAFKA_SSL_"))
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
            assertThat(shared.apiKeys()).hasEntrySatisfying("shop", key -> {
                assertThat(key.sha256()).containsExactly(HASH, "cd".repeat(32));
                assertThat(key.expires()).contains("2027-01-01T00:00:00Z");
                assertThat(key.actsFor()).contains(List.of("ana", "luis"));
                assertThat(key.queues()).contains(List.of("support-es"));
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
        "rating.extraEnvs[0].name, A, extraEnvs",
        "extraVolumeMounts[0].mountPath, /x, name",
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
        values.put("kafka.settingsSecret", "relevo-kafka-files");
        values.put("extraEnv[0].name", "KAFKA_SSL_TRUSTSTORE_TYPE");
        values.put("extraEnv[0].value", "PEM");
        values.put("extraVolumes[0].name", "ca");
        values.put("extraVolumes[0].secret.secretName", "kafka-ca");
        values.put("extraVolumeMounts[0].name", "ca");
        values.put("extraVolumeMounts[0].mountPath", "/ca");
        values.put("podAnnotations.restart", "never");
        values.put("podLabels.team", "bots");
        values.put("apiKeys.operations.sha256", HASH);
        values.put("apiKeys.operations.scopes[0]", "operator");
        values.put("apiKeys.operations.scopes[1]", "admin");
        values.put("apiKeys.shop.sha256[0]", HASH);
        values.put("apiKeys.shop.sha256[1]", "cd".repeat(32));
        values.put("apiKeys.shop.scopes[0]", "agent");
        values.put("apiKeys.shop.expires", "2027-01-01T00:00:00Z");
        values.put("apiKeys.shop.actsFor[0]", "ana");
        values.put("apiKeys.shop.actsFor[1]", "luis");
        values.put("apiKeys.shop.queues[0]", "support-es");
        return values;
    }

    private static Stream<Tree> workloads(Map<String, Object> values) {
        return CHART.render(values).stream()
                .filter(document -> document.at("spec", "template", "spec").isThere());
    }

    static Stream<Tree> services(Map<String, Object> values) {
        return workloads(values).filter(workload -> !workload.at("kind").text().equals("Job"));
    }

    private static List<Tree> preflights(List<Tree> documents) {
        return documents.stream()
                .filter(document -> document.at("kind").text().equals("Job"))
                .toList();
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
