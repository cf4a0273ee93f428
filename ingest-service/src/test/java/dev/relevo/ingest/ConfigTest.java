package dev.relevo.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.kit.Secret;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

public class ConfigTest {
    private static final Map<String, String> REQUIRED =
            Map.of("ingest.meta.app-secrets", "first,second", "ingest.meta.verify-token", "token");

    @Test
    void the_defaults_are_these() {
        IngestConfig config = config(REQUIRED);

        assertThat(config.meta().reportSent()).isTrue();
        assertThat(config.meta().appSecretsFile()).isEmpty();
        assertThat(config.turn().secrets()).isEmpty();
        assertThat(config.turn().secretsDirectory()).isEmpty();
        assertThat(config.limits().requests()).isEqualTo(4_096);
        assertThat(config.limits().bytes().asLongValue()).isEqualTo(32 * 1024 * 1024);
        assertThat(config.metrics().perNumber()).isFalse();
    }

    @Test
    void every_key_has_this_name() {
        IngestConfig config = config(Map.of(
                "ingest.meta.app-secrets", "first,second",
                "ingest.meta.app-secrets-file", "/secrets/meta",
                "ingest.meta.verify-token", "token",
                "ingest.meta.report-sent", "false",
                "ingest.turn.secrets.106540352242922", "third,fourth",
                "ingest.turn.secrets-directory", "/secrets/turn",
                "ingest.limits.requests", "7",
                "ingest.limits.bytes", "8M",
                "ingest.limits.bodies-per-address", "9",
                "ingest.metrics.per-number", "true"));

        assertThat(config.meta().appSecrets().orElseThrow())
                .extracting(Secret::value)
                .containsExactly("first", "second");
        assertThat(config.meta().appSecretsFile()).hasValue(Path.of("/secrets/meta"));
        assertThat(config.meta().verifyToken().value()).isEqualTo("token");
        assertThat(config.meta().reportSent()).isFalse();
        assertThat(config.turn().secrets()).containsOnlyKeys("106540352242922");
        assertThat(config.turn().secrets().get("106540352242922"))
                .extracting(Secret::value)
                .containsExactly("third", "fourth");
        assertThat(config.turn().secretsDirectory()).hasValue(Path.of("/secrets/turn"));
        assertThat(config.limits().requests()).isEqualTo(7);
        assertThat(config.limits().bodiesPerAddress()).isEqualTo(9);
        assertThat(config.metrics().perNumber()).isTrue();
        assertThat(config.limits().bytes().asLongValue()).isEqualTo(8 * 1024 * 1024);
    }

    /** The variable of the directory must not be read as the secret of a number named directory. */
    @Test
    void every_key_can_be_an_environment_variable() {
        IngestConfig config = config(new EnvConfigSource(
                Map.of(
                        "INGEST_META_APP_SECRETS_FILE", "/secrets/meta",
                        "INGEST_META_VERIFY_TOKEN", "token",
                        "INGEST_TURN_SECRETS_106540352242922", "third,fourth",
                        "INGEST_TURN_SECRETS_DIRECTORY", "/secrets/turn"),
                300));

        assertThat(config.meta().appSecrets()).isEmpty();
        assertThat(config.meta().appSecretsFile()).hasValue(Path.of("/secrets/meta"));
        assertThat(config.turn().secretsDirectory()).hasValue(Path.of("/secrets/turn"));
        assertThat(config.turn().secrets()).containsOnlyKeys("106540352242922");
        assertThat(config.turn().secrets().get("106540352242922"))
                .extracting(Secret::value)
                .containsExactly("third", "fourth");
    }

    @Test
    void without_a_verify_token_the_service_does_not_start() {
        assertThatThrownBy(() -> config(Map.of())).hasMessageContaining("ingest.meta.verify-token");
    }

    @Test
    void the_reference_names_every_key() throws IOException {
        assertThat(Files.readString(Path.of("../docs/reference/configuration.md")))
                .contains(
                        "`ingest.meta.app-secrets`",
                        "`ingest.meta.app-secrets-file`",
                        "`ingest.meta.verify-token`",
                        "`ingest.meta.report-sent`",
                        "`ingest.turn.secrets.<phoneNumberId>`",
                        "`ingest.turn.secrets-directory`",
                        "`ingest.limits.requests`",
                        "`ingest.limits.bytes`",
                        "`ingest.limits.bodies-per-address`",
                        "`ingest.metrics.per-number`");
    }

    /** {@link RawSocketTest} shows the effect with three seconds. */
    @Test
    void a_silent_connection_ends_after_thirty_seconds() {
        var service = new SmallRyeConfigBuilder()
                .withSources(PropertiesConfigSourceLoader.inClassPath(
                        "META-INF/microprofile-config.properties", 100, ConfigTest.class.getClassLoader()))
                .withSources(PropertiesConfigSourceLoader.inClassPath(
                        "application.properties", 250, ConfigTest.class.getClassLoader()))
                .build();

        assertThat(service.getRawValue("quarkus.http.idle-timeout")).isEqualTo("30s");
    }

    public static IngestConfig config(Map<String, String> values) {
        return config(new PropertiesConfigSource(values, "test", 500));
    }

    private static IngestConfig config(ConfigSource source) {
        return new SmallRyeConfigBuilder()
                .withMapping(IngestConfig.class)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(Path.class, 100, new PathConverter())
                .withSources(source)
                .build()
                .getConfigMapping(IngestConfig.class);
    }
}
