package dev.relevo.deploy;

import static dev.relevo.deploy.Rendered.CHART;
import static dev.relevo.deploy.Rendered.HASH;
import static dev.relevo.deploy.Rendered.MINIMUM;
import static dev.relevo.deploy.Rendered.container;
import static dev.relevo.deploy.Rendered.everything;
import static dev.relevo.deploy.Rendered.services;
import static dev.relevo.deploy.Rendered.variable;
import static dev.relevo.deploy.Rendered.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.kit.RelevoConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The environment of the chart's pods, and the values that the chart refuses. */
class ChartSettingsTest {
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
                    // Kubernetes expands it in later variables; no service reads it.
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
    void a_misspelt_value_is_refused_by_name(String key, String value, String named) {
        assertThatThrownBy(() -> CHART.render(with(key, value))).hasMessageContaining(named);
    }
}
