package dev.relevo.router.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.stack.BrokerUsers;
import dev.relevo.stack.KafkaServer;
import dev.relevo.stack.process.ChildProcess;
import dev.relevo.stack.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged router against a broker with a private CA, a password with characters that many take for something else, and ACLs:
 * where its preflight passes, the service starts, with the same settings.
 */
class PreflightIT {
    private static final String ROUTER = "escalation-router";
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static BrokerUsers users;
    private static KafkaServer server;
    private static Admin admin;

    @BeforeAll
    public static void start(@TempDir Path directory) {
        users = new BrokerUsers(
                Map.of(BrokerUsers.ADMIN, "admin", ROUTER, "a\\tb${x}\\\\c\"d"), BrokerUsers.Tls.create(directory));
        server = KafkaServer.start(KafkaServer.Options.onFreePorts(directory), users);
        Map<String, Object> client = new TreeMap<>(users.client(BrokerUsers.ADMIN));
        client.put("bootstrap.servers", server.bootstrapServers());
        admin = Admin.create(client);
    }

    @AfterAll
    public static void stop() {
        admin.close();
        server.close();
    }

    @Test
    void what_passes_its_preflight_starts_and_what_does_not_says_why(@TempDir Path directory) throws Exception {
        Map<String, String> settings = asFiles(directory);

        String refused = preflight(settings, 1);
        assertThat(refused).contains("relevo.conversation-events", "CREATE", "group:escalation-router");

        allow();
        assertThat(preflight(settings, 0)).contains("created relevo.handoffs.support-es.dead-letter", ": ok,");
        assertThat(preflight(asVariables(), 0, "--check-only", "--json")).contains("\"ok\" : true");

        try (ChildProcess service = start(directory, settings)) {
            assertThat(service.isAlive()).isTrue();
        }
    }

    @Test
    void a_wrong_password_is_distinguished_from_an_unavailable_broker() throws Exception {
        Map<String, String> settings = new TreeMap<>(asVariables());
        settings.put("KAFKA_SASL_JAAS_CONFIG", users.jaas(ROUTER).replace("tb", ""));

        assertThat(preflight(settings, 1)).contains("connection", "SaslAuthenticationException");
    }

    @Test
    void dead_letters_are_a_command_of_the_package_too() throws Exception {
        Map<String, String> settings = new TreeMap<>(asVariables());
        settings.put("KAFKA_SASL_JAAS_CONFIG", users.jaas(BrokerUsers.ADMIN));

        assertThat(run(settings, 0, "dead-letters", "list")).contains("TOPIC", "REASON");
    }

    /** All that a client needs in files, as a Secret is mounted. */
    private static Map<String, String> asFiles(Path directory) throws IOException {
        Path files = Files.createDirectory(directory.resolve("kafka"));
        for (Map.Entry<String, Object> setting : users.client(ROUTER).entrySet()) {
            Files.writeString(files.resolve(setting.getKey()), setting.getValue() + "\n");
        }
        Files.delete(files.resolve("ssl.truststore.location"));
        Files.copy(
                Path.of(users.client(ROUTER).get("ssl.truststore.location").toString()),
                files.resolve("ssl.truststore.certificates"));
        Map<String, String> settings = common();
        settings.put("RELEVO_KAFKA_SETTINGS_DIRECTORY", files.toString());
        return settings;
    }

    private static Map<String, String> asVariables() {
        Map<String, String> settings = common();
        users.client(ROUTER)
                .forEach((key, value) ->
                        settings.put("KAFKA_" + key.toUpperCase(Locale.ROOT).replace('.', '_'), value.toString()));
        return settings;
    }

    private static Map<String, String> common() {
        return new TreeMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", server.bootstrapServers(),
                "RELEVO_PREFLIGHT_PARTITIONS", "2",
                "RELEVO_PREFLIGHT_REPLICATION_FACTOR", "1",
                "RELEVO_PREFLIGHT_MIN_INSYNC_REPLICAS", "1",
                "RELEVO_PREFLIGHT_QUEUES", "support-es"));
    }

    private static String preflight(Map<String, String> settings, int exitCode, String... options) throws Exception {
        return run(
                settings,
                exitCode,
                Stream.concat(Stream.of("preflight"), Stream.of(options)).toArray(String[]::new));
    }

    private static String run(Map<String, String> settings, int exitCode, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(settings);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(exitCode);
        return said;
    }

    /** Returns when it is ready. */
    private static ChildProcess start(Path directory, Map<String, String> settings) {
        int management = Ports.free();
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of(
                "-Dquarkus.http.port=" + Ports.free(),
                "-Dquarkus.management.port=" + management,
                "-Drouter.state-dir=" + directory.resolve("state"),
                "-jar",
                JAR.toAbsolutePath().toString()));
        ChildProcess process = ChildProcess.start(new ChildProcess.Spec(
                ROUTER, command, settings, directory.resolve("router.log"), directory.resolve("router.pid")));
        process.awaitReady(LIMIT, () -> isReady(management));
        return process;
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED");
    }

    private static boolean isReady(int management) {
        URI ready = URI.create("http://" + Ports.HOST + ":" + management + "/q/health/ready");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As docs/how-to/preflight.md says. */
    private static void allow() throws Exception {
        admin.createAcls(List.of(
                        acl(ResourceType.TOPIC, "relevo.", AclOperation.CREATE),
                        acl(ResourceType.TOPIC, "relevo.", AclOperation.DESCRIBE_CONFIGS),
                        acl(ResourceType.TOPIC, "relevo.", AclOperation.READ),
                        acl(ResourceType.TOPIC, "relevo.", AclOperation.WRITE),
                        acl(ResourceType.TOPIC, ROUTER + "-", AclOperation.CREATE),
                        acl(ResourceType.TOPIC, ROUTER + "-", AclOperation.READ),
                        acl(ResourceType.TOPIC, ROUTER + "-", AclOperation.WRITE),
                        acl(ResourceType.TRANSACTIONAL_ID, ROUTER + "-", AclOperation.WRITE),
                        acl(ResourceType.GROUP, ROUTER, AclOperation.READ)))
                .all()
                .get();
    }

    private static AclBinding acl(ResourceType type, String prefix, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, prefix, PatternType.PREFIXED),
                new AccessControlEntry("User:" + ROUTER, "*", operation, AclPermissionType.ALLOW));
    }
}
