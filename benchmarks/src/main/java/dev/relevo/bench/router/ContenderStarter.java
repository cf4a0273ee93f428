package dev.relevo.bench.router;

import dev.relevo.bench.BenchFailure;
import dev.relevo.bench.run.Settings;
import dev.relevo.event.Topics;
import dev.relevo.stack.process.ChildProcess;
import dev.relevo.stack.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A starter of the contenders, each as a process of its own on the same broker. */
final class ContenderStarter {
    /**
     * The flags of the image, and the heap and the collector that the JVM chooses in the Helm chart's 2 GiB. All contenders get them,
     * so that they are equal.
     */
    private static final List<String> JVM_FLAGS =
            List.of("-Xms1126m", "-Xmx1126m", "-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError");

    private final Path home;
    private final Path directory;
    private final String broker;

    ContenderStarter(Path home, Path directory, String broker) {
        this.home = home;
        this.directory = directory;
        this.broker = broker;
    }

    /** The JDK that runs Flink, which does not support JDK 25 yet; empty when none is installed or Flink is not built. */
    static Optional<Path> flinkJava(Path home) {
        String javaHome = System.getProperty("relevo.flink.java.home", "");
        boolean isThere = !javaHome.isEmpty() && Files.exists(flinkJar(home));
        return isThere ? Optional.of(Path.of(javaHome, "bin", "java")) : Optional.empty();
    }

    /** The packaged service. */
    ChildProcess router() throws IOException {
        Path jar = home.resolve("escalation-router/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new BenchFailure("escalation-router is not built: no " + jar);
        }
        Path settings = Settings.write(
                directory.resolve("router.properties"),
                Map.of(
                        "quarkus.http.host", Ports.HOST,
                        "quarkus.http.port", Integer.toString(Ports.free()),
                        "quarkus.management.host", Ports.HOST,
                        "quarkus.management.port", Integer.toString(Ports.free()),
                        "kafka.bootstrap.servers", broker,
                        "router.application-id", Contender.ROUTER.group(),
                        "router.state-dir", stateOf(Contender.ROUTER)));
        return start(
                Contender.ROUTER,
                ownJava(),
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dquarkus.config.locations=" + settings.toUri(),
                        "-jar",
                        jar.toString()));
    }

    /**
     * The minimal topology.
     *
     * @param state the state that it writes for every event
     */
    ChildProcess limit(byte[] state) throws IOException {
        Path file = Files.write(directory.resolve("limit.state"), state);
        return start(
                Contender.LIMIT,
                ownJava(),
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LimitTopology.class.getName(),
                        broker,
                        Topics.CONVERSATION_EVENTS.withPrefix(Topics.DEFAULT_PREFIX),
                        Contender.LIMIT.group(),
                        stateOf(Contender.LIMIT),
                        file.toString()));
    }

    /** The rules as a process function of Flink, on its local cluster. */
    ChildProcess flink(Path java) {
        return flink(Contender.FLINK, java, "StuckJob");
    }

    /** The rules as patterns of Flink, on its local cluster. */
    ChildProcess flinkCep(Path java) {
        return flink(Contender.FLINK_CEP, java, "StuckCepJob");
    }

    private ChildProcess flink(Contender contender, Path java, String job) {
        Path jar = flinkJar(home);
        return start(
                contender,
                java,
                List.of(
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "-Dparallelism=" + Runtime.getRuntime().availableProcessors(),
                        "-cp",
                        jar + ":" + jar.resolveSibling("lib") + "/*",
                        "dev.relevo.bench.flink." + job,
                        broker,
                        Topics.CONVERSATION_EVENTS.withPrefix(Topics.DEFAULT_PREFIX),
                        contender.handoffs().orElseThrow(),
                        contender.group(),
                        stateOf(contender)));
    }

    private static Path flinkJar(Path home) {
        return home.resolve("benchmarks/flink/target/flink.jar");
    }

    private static Path ownJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private String stateOf(Contender contender) {
        return directory.resolve(contender.label() + "-state").toString();
    }

    private ChildProcess start(Contender contender, Path java, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(JVM_FLAGS);
        command.addAll(arguments);
        return ChildProcess.start(new ChildProcess.Spec(
                contender.label(),
                command,
                Map.of(),
                directory.resolve(contender.label() + ".log"),
                directory.resolve(contender.label() + ".pid")));
    }
}
