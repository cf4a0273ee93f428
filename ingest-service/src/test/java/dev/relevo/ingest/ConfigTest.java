package dev.relevo.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.kit.Secret;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTest {
    private static final Map<String, String> REQUIRED =
            Map.of("ingest.meta.app-secrets", "first,second", "ingest.meta.verify-token", "token");

    @Test
    void the_defaults_are_these() {
        IngestConfig config = config(REQUIRED);

        assertThat(config.meta().reportSent()).isTrue();
        assertThat(config.turn().secrets()).isEmpty();
        assertThat(config.limits().requests()).isEqualTo(4_096);
        assertThat(config.limits().bytes().asLongValue()).isEqualTo(32 * 1024 * 1024);
    }

    @Test
    void every_key_has_this_name() {
        IngestConfig config = config(Map.of(
                "ingest.meta.app-secrets", "first,second",
                "ingest.meta.verify-token", "token",
                "ingest.meta.report-sent", "false",
                "ingest.turn.secrets.106540352242922", "third,fourth",
                "ingest.limits.requests", "7",
                "ingest.limits.bytes", "8M"));

        assertThat(config.meta().appSecrets()).hasSize(2);
        assertThat(config.meta().appSecrets().getLast().value()).isEqualTo("second");
        assertThat(config.meta().verifyToken().value()).isEqualTo("token");
        assertThat(config.meta().reportSent()).isFalse();
        assertThat(config.turn().secrets()).containsOnlyKeys("106540352242922");
        assertThat(config.turn().secrets().get("106540352242922"))
                .extracting(Secret::value)
                .containsExactly("third", "fourth");
        assertThat(config.limits().requests()).isEqualTo(7);
        assertThat(config.limits().bytes().asLongValue()).isEqualTo(8 * 1024 * 1024);
    }

    @Test
    void without_its_secrets_the_service_does_not_start_and_says_which() {
        assertThatThrownBy(() -> config(Map.of()))
                .hasMessageContaining("ingest.meta.app-secrets")
                .hasMessageContaining("ingest.meta.verify-token");
    }

    private static IngestConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(IngestConfig.class)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withSources(new PropertiesConfigSource(values, "test", 500))
                .build()
                .getConfigMapping(IngestConfig.class);
    }
}
