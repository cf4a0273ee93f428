package dev.relevo.kit.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The declared use of topics matches the contract's table and the services' channels. */
class ServiceUseTest {
    private static final Path EVENTS = Path.of("../docs/reference/events.md");
    private static final Path HOW_TO = Path.of("../docs/how-to/preflight.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `[a-z-]+` \\| `relevo\\.([^`]+)` \\| ([^|]+) \\| ([^|]+) \\|", Pattern.MULTILINE);
    private static final Pattern CHANNEL =
            Pattern.compile("mp\\.messaging\\.incoming\\.[a-z-]+\\.topic=\\$\\{relevo\\.topics\\.([A-Z_]+)}");

    @ParameterizedTest
    @MethodSource("dev.relevo.kit.preflight.ServiceUse#all")
    void only_topics_in_the_contract_table_are_used(ServiceUse use) throws IOException {
        String name = use.service().replaceFirst("-service$|^escalation-", "");
        String table = Files.readString(EVENTS);

        // The router serves the desk's API: it writes actions and presence for the desk and reads the desk's topics.
        // The notifier is a sender.
        Set<String> written = topics(table, 2, use.isRouter() ? "router|desk" : name);
        Set<String> read = topics(table, 3, use.isRouter() ? "router|desk" : name + "|senders");
        assertThat(written).containsAll(names(use.writes()));
        assertThat(read).containsAll(names(use.reads())).containsAll(names(use.follows()));
    }

    @ParameterizedTest
    @MethodSource("dev.relevo.kit.preflight.ServiceUse#all")
    void every_topic_that_a_channel_reads_is_declared(ServiceUse use) throws IOException {
        Path properties = Path.of("..", use.service(), "src/main/resources/application.properties");

        Set<String> channels = CHANNEL.matcher(Files.readString(properties))
                .results()
                .map(match -> match.group(1).toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(names(use.reads())).containsAll(channels);
        assertThat(properties).content().containsPattern("(?m)^quarkus\\.application\\.name=" + use.service() + "$");
    }

    @ParameterizedTest
    @MethodSource("dev.relevo.kit.preflight.ServiceUse#all")
    void a_service_that_reads_has_groups_and_the_how_to_names_them(ServiceUse use) throws IOException {
        Path properties = Path.of("..", use.service(), "src/main/resources/application.properties");
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties.toUri().toURL()))
                .build();

        List<String> groups = ConsumerGroups.of(config, use).members();

        assertThat(groups.isEmpty()).isEqualTo(use.reads().isEmpty());
        assertThat(groups).allSatisfy(group -> assertThat(Files.readString(HOW_TO))
                .containsPattern("`" + use.service() + "` \\| groups? `(" + group + "|"
                        + group.replaceFirst("-.*", "-\\\\*") + "|<router.application-id>)`"));
    }

    @Test
    void together_the_services_create_every_topic_and_its_dead_letters() {
        Set<Topic> made = new HashSet<>();
        ServiceUse.all()
                .forEach(
                        use -> made.addAll(use.operations(List.of("support-es")).keySet()));

        assertThat(made)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Topics.all().stream(), Stream.of(Topics.handoffs("support-es")))
                                .flatMap(topic -> Stream.of(topic, topic.deadLetter()))
                                .toList());
    }

    @Test
    void the_how_to_lists_every_right() throws IOException {
        String howTo = Files.readString(HOW_TO);

        ServiceUse.all().forEach(use -> use.operations(List.of()).forEach((topic, operations) -> {
            String rights = operations.stream()
                    .map(Enum::name)
                    .filter(operation -> !operation.startsWith("DESCRIBE"))
                    .collect(Collectors.joining(", "));
            if (!rights.isEmpty()) {
                assertThat(howTo).contains("| `" + use.service() + "` | `" + topic.name() + "` | " + rights + " |");
            }
        }));
    }

    @Test
    void an_unknown_service_is_named_with_the_known_ones() {
        assertThatThrownBy(() -> ServiceUse.of("desk"))
                .hasMessage(
                        "unknown service 'desk'; known: [ingest-service, escalation-router, rating-service, notifier-service]");
    }

    private static Set<String> topics(String table, int column, String service) {
        Pattern named = Pattern.compile("\\b(" + service + ")\\b");
        return ROW.matcher(table)
                .results()
                .filter(row -> named.matcher(row.group(column)).find())
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(List<Topic> topics) {
        return topics.stream().map(Topic::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
