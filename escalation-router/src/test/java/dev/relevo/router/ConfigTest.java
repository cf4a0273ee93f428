package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A renamed key or a moved default breaks installations, so both are pinned. */
class ConfigTest {
    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("router.transaction-timeout", "PT40S"),
            Map.entry("router.peer-address", "router-0.router:8082"),
            Map.entry("router.state-dir", "/data/state"),
            Map.entry("router.instance-id", "router-0"),
            Map.entry("router.application-id", "router-blue"),
            Map.entry("router.policies", "/etc/relevo/policies"),
            Map.entry("router.standby-replicas", "1"),
            Map.entry("router.replication-factor", "3"),
            Map.entry("router.session-timeout", "PT15S"),
            Map.entry("router.commit-interval", "PT0.05S"),
            Map.entry("router.threads", "4"),
            Map.entry("router.store-memory", "512M"),
            Map.entry("router.replaced-threads", "3"),
            Map.entry("router.outcome-timeout", "PT2S"));

    @Test
    void the_defaults_are_these() {
        RouterConfig config = read(Map.of());

        assertThat(config.stateDir()).isEqualTo(Path.of("state/escalation-router"));
        assertThat(config.instanceId()).isEmpty();
        assertThat(config.peerAddress()).isEmpty();
        assertThat(config.applicationId()).isEqualTo("escalation-router");
        assertThat(config.policies()).isEmpty();
        assertThat(config.standbyReplicas()).isZero();
        assertThat(config.replicationFactor()).isEqualTo(-1);
        assertThat(config.sessionTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.transactionTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.commitInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.threads()).isEmpty();
        assertThat(config.storeMemory().asLongValue()).isEqualTo(256L * 1024 * 1024);
        assertThat(config.replacedThreads()).isEqualTo(10);
        assertThat(config.outcomeTimeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void the_names_are_these() {
        RouterConfig config = read(ALL);

        assertThat(config.stateDir()).isEqualTo(Path.of("/data/state"));
        assertThat(config.instanceId()).contains("router-0");
        assertThat(config.peerAddress()).contains("router-0.router:8082");
        assertThat(config.applicationId()).isEqualTo("router-blue");
        assertThat(config.policies()).contains(Path.of("/etc/relevo/policies"));
        assertThat(config.standbyReplicas()).isEqualTo(1);
        assertThat(config.replicationFactor()).isEqualTo(3);
        assertThat(config.sessionTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.transactionTimeout()).isEqualTo(Duration.ofSeconds(40));
        assertThat(config.commitInterval()).isEqualTo(Duration.ofMillis(50));
        assertThat(config.threads()).hasValue(4);
        assertThat(config.storeMemory().asLongValue()).isEqualTo(512L * 1024 * 1024);
        assertThat(config.replacedThreads()).isEqualTo(3);
        assertThat(config.outcomeTimeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void each_is_documented() throws IOException {
        assertThat(Files.readString(Path.of("../docs/reference/configuration.md")))
                .contains(ALL.keySet());
    }

    /** These settings, and the defaults of all others. */
    public static RouterConfig read(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(RouterConfig.class)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(RouterConfig.class);
    }
}
