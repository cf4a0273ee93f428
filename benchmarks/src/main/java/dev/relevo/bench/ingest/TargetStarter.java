package dev.relevo.bench.ingest;

import dev.relevo.bench.BenchFailure;
import dev.relevo.bench.run.Settings;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventProducer;
import dev.relevo.stack.process.ChildProcess;
import dev.relevo.stack.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A starter of the targets, each as a process of its own on the same broker. */
final class TargetStarter {
    /** The app secret that Meta and the targets share. */
    static final String APP_SECRET = "benchmark-app-secret";

    /**
     * The flags of the image, and the collector and the heap that the JVM chooses in the Helm chart's 768 MiB. Both JVMs get them, so
     * that they are equal on a larger machine too.
     */
    private static final List<String> JVM_FLAGS = List.of(
            "-Xms422m",
            "-Xmx422m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED");

    private final Path home;
    private final Path directory;
    private final String broker;

    /**
     * @param home the repository's root, built
     * @param directory the directory for settings and logs
     * @param broker the broker's address
     */
    TargetStarter(Path home, Path directory, String broker) {
        this.home = home;
        this.directory = directory;
        this.broker = broker;
    }

    Target start(Kind kind) throws IOException {
        int port = Ports.free();
        return switch (kind) {
            case INGEST -> java(kind, port, "ingest-service/target/quarkus-app", ingestSettings(kind, port));
            case PIPE -> java(kind, port, "benchmarks/pipe/target/quarkus-app", pipeSettings(kind, port));
            case NODE -> node(kind, port);
        };
    }

    private Map<String, String> ingestSettings(Kind kind, int port) {
        return Map.of(
                "quarkus.http.host",
                Ports.HOST,
                "quarkus.http.port",
                Integer.toString(port),
                "quarkus.management.host",
                Ports.HOST,
                "quarkus.management.port",
                Integer.toString(Ports.free()),
                "kafka.bootstrap.servers",
                broker,
                "relevo.topic-prefix",
                kind.topicPrefix(),
                "ingest.meta.app-secrets",
                APP_SECRET,
                "ingest.meta.verify-token",
                "unused");
    }

    private Map<String, String> pipeSettings(Kind kind, int port) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("quarkus.http.host", Ports.HOST);
        settings.put("quarkus.http.port", Integer.toString(port));
        settings.put("pipe.topic", Topics.UNRECOGNIZED_WEBHOOKS.withPrefix(kind.topicPrefix()));
        EventProducer.settings(Map.of("bootstrap.servers", broker))
                .forEach((key, value) -> settings.put("pipe.producer.\"" + key + "\"", String.valueOf(value)));
        return settings;
    }

    private Target java(Kind kind, int port, String application, Map<String, String> settings) throws IOException {
        Path jar = home.resolve(application).resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new BenchFailure(kind.label() + " is not built: no " + jar);
        }
        Path file = Settings.write(directory.resolve(kind.label() + ".properties"), settings);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_FLAGS);
        command.add("-Dquarkus.config.locations=" + file.toUri());
        command.add("-jar");
        command.add(jar.toString());
        return target(kind, port, command, Map.of());
    }

    private Target node(Kind kind, int port) throws IOException {
        Path server = new NodeModules(home, directory).install();
        return target(
                kind,
                port,
                List.of("node", server.toString()),
                Map.of(
                        "NODE_ENV",
                        "production",
                        "PORT",
                        Integer.toString(port),
                        "BROKER",
                        broker,
                        "APP_SECRET",
                        APP_SECRET,
                        "CONVERSATION_EVENTS",
                        Topics.CONVERSATION_EVENTS.withPrefix(kind.topicPrefix()),
                        "MESSAGE_STATUSES",
                        Topics.MESSAGE_STATUSES.withPrefix(kind.topicPrefix())));
    }

    private Target target(Kind kind, int port, List<String> command, Map<String, String> environment) {
        Path log = directory.resolve(kind.label() + ".log");
        Path pid = directory.resolve(kind.label() + ".pid");
        return new Target(
                kind, ChildProcess.start(new ChildProcess.Spec(kind.label(), command, environment, log, pid)), port);
    }
}
