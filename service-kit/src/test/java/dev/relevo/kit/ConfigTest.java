package dev.relevo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** All names and defaults of {@code relevo.*}, and the settings of every service. */
class ConfigTest {
    @Test
    void by_default_there_is_no_key_and_topics_begin_with_relevo() {
        RelevoConfig config = config(Map.of()).getConfigMapping(RelevoConfig.class);

        assertThat(config.topicPrefix()).isEqualTo("relevo.");
        assertThat(config.publicUrl()).isEmpty();
        assertThat(config.apiKeys()).isEmpty();
        assertThat(config.apiKeysFile()).isEmpty();
    }

    @Test
    void every_key_is_read_by_its_name() {
        RelevoConfig config = config(Map.of(
                        "relevo.topic-prefix", "eu.",
                        "relevo.public-url", "https://relevo.example.org",
                        "relevo.api-keys.shop-bot.sha256", "ab".repeat(32) + "," + "cd".repeat(32),
                        "relevo.api-keys.shop-bot.scopes", "bot,agent",
                        "relevo.api-keys.shop-bot.acts-for", "ana,berta",
                        "relevo.api-keys.shop-bot.numbers", "106540352242922",
                        "relevo.api-keys.shop-bot.queues", "*",
                        "relevo.api-keys.shop-bot.expires", "2027-01-31T00:00:00Z",
                        "relevo.api-keys-file", "/secrets/api-keys.properties"))
                .getConfigMapping(RelevoConfig.class);

        assertThat(config.topicPrefix()).isEqualTo("eu.");
        assertThat(config.apiKeys()).hasEntrySatisfying("shop-bot", key -> {
            assertThat(key.sha256()).containsExactly("ab".repeat(32), "cd".repeat(32));
            assertThat(key.scopes()).containsExactly("bot", "agent");
            assertThat(key.actsFor()).hasValue(List.of("ana", "berta"));
            assertThat(key.numbers()).hasValue(List.of("106540352242922"));
            assertThat(key.queues()).hasValue(List.of("*"));
            assertThat(key.expires()).hasValue("2027-01-31T00:00:00Z");
        });
    }

    @Test
    void each_topic_and_its_dead_letter_have_a_key_named_as_the_constant() throws IllegalAccessException {
        SmallRyeConfig config = config(Map.of());

        for (var constant : Topics.class.getFields()) {
            if (constant.get(null) instanceof Topic topic) {
                assertThat(config.getValue("relevo.topics." + constant.getName(), String.class))
                        .isEqualTo("relevo." + topic.name());
                assertThat(config.getValue("relevo.dead-letters." + constant.getName(), String.class))
                        .isEqualTo("relevo." + topic.name() + ".dead-letter");
            }
        }
    }

    @Test
    void the_prefix_renames_every_topic_and_an_operator_can_rename_one() {
        SmallRyeConfig config = config(Map.of("relevo.topic-prefix", "eu.", "relevo.topics.ALERT_EVENTS", "alerts"));

        assertThat(config.getValue("relevo.topics.RATING_EVENTS", String.class))
                .isEqualTo(Topics.RATING_EVENTS.withPrefix("eu."));
        assertThat(config.getValue("relevo.topics.ALERT_EVENTS", String.class)).isEqualTo("alerts");
    }

    @Test
    void management_has_its_own_port_and_no_dev_service_is_started() throws IOException {
        var shared = new Properties();
        try (InputStream file = ConfigTest.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            shared.load(file);
        }

        assertThat(shared)
                .containsEntry("quarkus.management.enabled", "true")
                .containsEntry("quarkus.devservices.enabled", "false")
                .containsEntry("quarkus.http.auth.proactive", "false");
    }

    private static SmallRyeConfig config(Map<String, String> given) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(given, "given", 300))
                .withSources(new TopicConfigSourceFactory())
                .withMapping(RelevoConfig.class)
                // As in Quarkus: the topics' keys belong to no mapping.
                .withDefaultValue(SmallRyeConfig.SMALLRYE_CONFIG_MAPPING_VALIDATE_UNKNOWN, "false")
                .build();
    }
}
