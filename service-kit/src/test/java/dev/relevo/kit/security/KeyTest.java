package dev.relevo.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.kit.RelevoConfig;
import dev.relevo.kit.TopicConfigSourceFactory;
import dev.relevo.kit.loop.BackgroundLoops;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of the configuration and of a file. */
class KeyTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final String OLD = "ab".repeat(32);
    private static final String NEW = "cd".repeat(32);

    private final BackgroundLoops loops = new BackgroundLoops(new SimpleMeterRegistry(), InstantSource.fixed(NOW));

    @TempDir
    Path directory;

    @Test
    void both_hashes_of_a_holder_are_valid_and_others_are_not() {
        KeyRing keys = ring(Map.of(
                "relevo.api-keys.ana.sha256",
                OLD + "," + NEW.toUpperCase(java.util.Locale.ROOT),
                "relevo.api-keys.ana.scopes",
                "agent"));

        assertThat(keys.find(bytes(OLD))).isNotNull();
        assertThat(found(keys, NEW).caller()).isEqualTo(found(keys, OLD).caller());
        assertThat(keys.find(bytes("ef".repeat(32)))).isNull();
    }

    @Test
    void a_key_is_valid_until_it_expires() {
        Key key = found(
                ring(Map.of(
                        "relevo.api-keys.ana.sha256",
                        OLD,
                        "relevo.api-keys.ana.scopes",
                        "agent",
                        "relevo.api-keys.ana.expires",
                        NOW.toString())),
                OLD);

        assertThat(key.isExpired(NOW.minusMillis(1))).isFalse();
        assertThat(key.isExpired(NOW)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sha256   | my-secret-key       | relevo.api-keys.ana.sha256: expected 64 hexadecimal digits
            scopes   | agent,root          | relevo.api-keys.ana.scopes: expected any of bot
            acts-for | berta carla         | relevo.api-keys.ana.acts-for: expected
            queues   | <script>            | relevo.api-keys.ana.queues: expected
            expires  | tomorrow            | relevo.api-keys.ana.expires: expected an instant
            """)
    void an_invalid_setting_fails_the_start_and_is_not_quoted(String setting, String value, String message) {
        Map<String, String> settings =
                new HashMap<>(Map.of("relevo.api-keys.ana.sha256", OLD, "relevo.api-keys.ana.scopes", "agent"));
        settings.put("relevo.api-keys.ana." + setting, value);

        assertThatThrownBy(() -> ring(settings))
                .hasMessageStartingWith(message)
                .hasMessageNotContaining(value)
                .hasMessageNotContaining("\n");
    }

    @Test
    void two_holders_cannot_have_the_same_hash() {
        assertThatThrownBy(() -> ring(Map.of(
                        "relevo.api-keys.ana.sha256",
                        OLD,
                        "relevo.api-keys.ana.scopes",
                        "agent",
                        "relevo.api-keys.berta.sha256",
                        OLD,
                        "relevo.api-keys.berta.scopes",
                        "operator")))
                .hasMessageContaining("two keys have the same sha256");
    }

    @Test
    void keys_of_a_file_are_replaced_without_a_restart_and_a_broken_file_changes_nothing() throws IOException {
        Path file = directory.resolve("api-keys.properties");
        Files.writeString(file, "ana.sha256=" + OLD + "\nana.scopes=agent\nana.queues=support, sales\n");
        KeyRing keys = ring(Map.of("relevo.api-keys-file", file.toString()));
        assertThat(found(keys, OLD).caller().queues()).containsExactlyInAnyOrder("support", "sales");

        Files.writeString(file, "relevo.api-keys.ana.sha256=" + NEW + "\nrelevo.api-keys.ana.scopes=agent\n");
        keys.refresh();
        assertThat(keys.find(bytes(OLD))).isNull();
        assertThat(keys.find(bytes(NEW))).isNotNull();

        for (String broken : new String[] {"ana.sha256=short\nana.scopes=agent", "ana.what=1", "ana.scopes=agent"}) {
            Files.writeString(file, broken);
            assertThatThrownBy(keys::refresh).isInstanceOf(IllegalArgumentException.class);
            assertThat(keys.find(bytes(NEW))).isNotNull();
        }
        Files.delete(file);
        assertThatThrownBy(keys::refresh).isInstanceOf(IOException.class);
        assertThat(keys.find(bytes(NEW))).isNotNull();
    }

    @Test
    void a_missing_file_fails_the_start() {
        assertThatThrownBy(() -> ring(Map.of("relevo.api-keys-file", "/nowhere")))
                .hasMessageStartingWith("relevo.api-keys-file");
    }

    private KeyRing ring(Map<String, String> settings) {
        RelevoConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "given", 300))
                .withSources(new TopicConfigSourceFactory())
                .withMapping(RelevoConfig.class)
                .withDefaultValue(SmallRyeConfig.SMALLRYE_CONFIG_MAPPING_VALIDATE_UNKNOWN, "false")
                .build()
                .getConfigMapping(RelevoConfig.class);
        return new KeyRing(config, loops);
    }

    private static byte[] bytes(String hash) {
        return HexFormat.of().parseHex(hash);
    }

    private static Key found(KeyRing keys, String sha256) {
        return Objects.requireNonNull(keys.find(bytes(sha256)));
    }
}
