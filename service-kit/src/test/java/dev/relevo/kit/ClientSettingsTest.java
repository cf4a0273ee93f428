package dev.relevo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings of an operator reach Kafka's clients unchanged, from every source. */
class ClientSettingsTest {
    /** Characters that properties files, shells or expressions would interpret. */
    private static final String PASSWORD = "a\\tb${x}\\\\c$y{z}#!=: \"é";

    @Test
    void a_variable_reaches_the_client_unchanged() {
        SmallRyeConfig config = config(Map.of("KAFKA_SASL_JAAS_CONFIG", PASSWORD), Map.of());

        assertThat(ClientSettings.of(config)).containsEntry("sasl.jaas.config", PASSWORD);
    }

    @Test
    void text_in_a_properties_file_that_is_not_an_expression_stays_unchanged() {
        SmallRyeConfig config =
                config(Map.of(), Map.of("kafka.sasl.jaas.config", "p=${directory:/secrets:password}x${y}"));

        assertThat(ClientSettings.of(config))
                .extractingByKey("sasl.jaas.config")
                .asString()
                .contains("${y}");
    }

    @Test
    void a_file_reaches_the_client_unchanged_except_for_its_final_line_break(@TempDir Path directory)
            throws IOException {
        Files.writeString(directory.resolve("sasl.jaas.config"), PASSWORD + "\n");
        Files.writeString(directory.resolve("ssl.truststore.certificates"), "-----BEGIN\nabc\n-----END\n");
        Files.writeString(directory.resolve("..data"), "not a setting");
        SmallRyeConfig config = config(
                Map.of("KAFKA_SASL_JAAS_CONFIG", "old", "RELEVO_KAFKA_SETTINGS_DIRECTORY", directory.toString()),
                Map.of());

        assertThat(ClientSettings.of(config))
                .containsEntry("sasl.jaas.config", PASSWORD)
                .containsEntry("ssl.truststore.certificates", "-----BEGIN\nabc\n-----END")
                .doesNotContainKey("..data");
    }

    @Test
    void a_variable_overrides_a_properties_file_which_may_use_expressions() {
        SmallRyeConfig config = config(
                Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka:9093"),
                Map.of(
                        "kafka.bootstrap.servers", "localhost:9092",
                        "kafka.client.id", "${name}-1",
                        "name", "router",
                        "kafka.ui.anything", "of Quarkus"));

        assertThat(ClientSettings.of(config))
                .containsEntry("bootstrap.servers", "kafka:9093")
                .containsEntry("client.id", "router-1")
                .doesNotContainKey("ui.anything");
    }

    @Test
    void the_group_has_the_name_of_the_service_unless_it_is_set() {
        assertThat(ClientSettings.of(config(Map.of(), Map.of("quarkus.application.name", "rating-service"))))
                .containsEntry("group.id", "rating-service");
    }

    @Test
    void a_setting_that_only_some_clients_support_is_refused() {
        SmallRyeConfig config = config(Map.of(), Map.of("kafka.tls-configuration-name", "ours"));

        assertThatThrownBy(() -> ClientSettings.of(config)).hasMessageContaining("use kafka.ssl.* instead");
    }

    private static SmallRyeConfig config(Map<String, String> environment, Map<String, String> file) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(environment, 300), new PropertiesConfigSource(file, "file", 250))
                .build();
    }
}
