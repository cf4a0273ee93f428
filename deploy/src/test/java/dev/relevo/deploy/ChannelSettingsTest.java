package dev.relevo.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Kafka channels: service-kit has the settings that they share, and a service only says what it reads. A channel that is read in
 * batches also says how large they are.
 */
class ChannelSettingsTest {
    private static final Pattern SETTING = Pattern.compile("mp\\.messaging\\.incoming\\.([a-z-]+)\\.(.+)");

    private static final Set<String> ALWAYS = Set.of("connector", "topic", "group.id");
    private static final Set<String> OF_BATCHES = Set.of(
            "batch", "max.poll.records", "fetch.min.bytes", "fetch.max.wait.ms", "consumer-rebalance-listener.name");

    @ParameterizedTest
    @ValueSource(strings = {"rating-service", "notifier-service"})
    void a_service_sets_the_topic_and_the_group_of_a_channel_and_nothing_else(String service) throws IOException {
        Path file = Path.of("..", service, "src/main/resources/application.properties");
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }

        Map<String, Set<String>> channels = new TreeMap<>();
        for (String key : settings.stringPropertyNames()) {
            Matcher setting = SETTING.matcher(key);
            if (setting.matches()) {
                channels.computeIfAbsent(setting.group(1), name -> new TreeSet<>())
                        .add(setting.group(2));
            }
        }

        assertThat(channels).isNotEmpty().allSatisfy((channel, keys) -> assertThat(keys)
                .as(channel)
                .containsExactlyInAnyOrderElementsOf(keys.contains("batch") ? inBatches() : ALWAYS));
    }

    private static Set<String> inBatches() {
        Set<String> all = new TreeSet<>(ALWAYS);
        all.addAll(OF_BATCHES);
        return all;
    }
}
