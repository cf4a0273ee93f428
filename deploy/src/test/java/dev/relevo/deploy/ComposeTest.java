package dev.relevo.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class ComposeTest {
    private static final String PREFLIGHT = "-preflight";
    private static final String FILE = read("compose.yaml");
    private static final Tree SERVICES = new Tree(new Yaml().load(FILE)).at("services");

    @Test
    void it_is_kafka_postgresql_and_the_four_services_with_a_preflight_of_each() {
        Set<String> expected = new TreeSet<>(ConfigKeys.modules());
        ConfigKeys.modules().forEach(module -> expected.add(module + PREFLIGHT));
        expected.addAll(Set.of("kafka", "postgres"));

        assertThat(SERVICES.keys()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void the_broker_is_the_version_that_the_clients_are_built_with() {
        assertThat(SERVICES.at("kafka", "image").text())
                .isEqualTo("apache/kafka:" + System.getProperty("kafka.version"));
        assertThat(SERVICES.at("postgres", "image").text()).isEqualTo("postgres:18");
    }

    @Test
    void each_service_has_a_health_check_and_a_port_on_this_machine_only() {
        SERVICES.keys().stream().filter(name -> !name.endsWith(PREFLIGHT)).forEach(name -> {
            assertThat(SERVICES.at(name, "healthcheck", "test").items())
                    .as(name)
                    .isNotEmpty();
            assertThat(SERVICES.at(name, "ports").items()).as(name).isNotEmpty().allSatisfy(port -> assertThat(
                            port.text())
                    .startsWith("127.0.0.1:"));
        });
    }

    @Test
    void each_service_is_built_from_its_module_and_starts_after_its_preflight() {
        ConfigKeys.modules().forEach(module -> {
            Tree service = SERVICES.at(module);

            assertThat(service.at("image").text())
                    .isEqualTo("relevo/" + module + ":${RELEVO_VERSION:-" + System.getProperty("relevo.version") + "}");
            assertThat(service.at("build", "args", "MODULE").text()).isEqualTo(module);
            assertThat(service.at("build", "dockerfile").text()).isEqualTo("deploy/images/Dockerfile");
            assertThat(service.at("depends_on", module + PREFLIGHT, "condition").text())
                    .isEqualTo("service_completed_successfully");
            assertThat(service.at("read_only").text()).isEqualTo("true");
            assertThat(service.at("cap_drop").items()).containsExactly(new Tree("ALL"));
        });
    }

    @Test
    void a_preflight_is_the_services_own_image_and_reaches_kafka_as_it_does() {
        ConfigKeys.modules().forEach(module -> {
            Tree preflight = SERVICES.at(module + PREFLIGHT);

            assertThat(preflight.at("command").items()).containsExactly(new Tree("preflight"));
            assertThat(preflight.at("image")).isEqualTo(SERVICES.at(module, "image"));
            assertThat(preflight.at("build")).isEqualTo(SERVICES.at(module, "build"));
            assertThat(preflight.at("environment", "KAFKA_BOOTSTRAP_SERVERS"))
                    .isEqualTo(SERVICES.at(module, "environment", "KAFKA_BOOTSTRAP_SERVERS"));
            assertThat(ConfigKeys.unknown(module, preflight.at("environment").keys()))
                    .isEmpty();
        });
    }

    @Test
    void each_variable_is_one_that_the_service_reads() {
        ConfigKeys.modules().forEach(module -> assertThat(ConfigKeys.unknown(
                        module, SERVICES.at(module, "environment").keys()))
                .as(module)
                .isEmpty());
    }

    @Test
    void each_service_is_given_all_it_needs_to_start() {
        ConfigKeys.modules().forEach(module -> {
            Tree environment = SERVICES.at(module, "environment");
            Map<String, String> variables = environment.keys().stream()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            name -> environment.at(name).text().replaceFirst("^\\$\\{.*}$", "from-the-env-file")));

            assertThatCode(() -> ConfigKeys.load(module, variables)).doesNotThrowAnyException();
        });
    }

    @Test
    void a_misspelt_variable_would_be_found() {
        assertThat(ConfigKeys.unknown("escalation-router", List.of("ROUTER_INSTANCE", "ROUTER_INSTANCE_ID")))
                .containsExactly("ROUTER_INSTANCE");
    }

    @Test
    void no_secret_has_a_default_and_the_example_names_all_that_must_be_set() {
        Set<String> required = Pattern.compile("\\$\\{([A-Z0-9_]+):\\?set it in deploy/\\.env}")
                .matcher(FILE)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        Set<String> withDefault = Pattern.compile("\\$\\{([A-Z0-9_]+):-[^}]+}")
                .matcher(FILE)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());

        assertThat(required)
                .contains(
                        "POSTGRES_PASSWORD", "META_APP_SECRETS", "META_VERIFY_TOKEN", "GRAPH_TOKEN", "WHATSAPP_TOKEN");
        assertThat(withDefault).containsExactlyInAnyOrder("RELEVO_VERSION", "QUEUES", "MAIL_PORT");
        assertThat(read(".env.example").lines().filter(line -> !line.startsWith("#")))
                .containsExactlyInAnyOrderElementsOf(
                        required.stream().map(name -> name + "=").toList());
    }

    @Test
    void a_secret_is_never_spelled_out() {
        ConfigKeys.modules().forEach(module -> {
            Tree environment = SERVICES.at(module, "environment");
            environment.keys().stream()
                    .filter(name -> name.matches(".*(PASSWORD|TOKEN|SECRETS|SHA256)"))
                    .forEach(name -> assertThat(environment.at(name).text()).startsWith("${"));
        });
    }

    @Test
    void the_image_serves_health_on_the_port_that_is_checked_and_is_not_root() {
        Stream<String> image = read("images/Dockerfile").lines();

        assertThat(image)
                .contains("USER 10001:10001", "ENV QUARKUS_MANAGEMENT_PORT=9000", "FROM eclipse-temurin:25-jre");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
