package dev.relevo.quickstart.stack;

import dev.relevo.stack.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The service processes, started from the packaged jars. Thread-safe. */
final class ServiceProcesses {
    private static final Duration READY_LIMIT = Duration.ofSeconds(90);

    private final Layout layout;
    private final PortPlan ports;
    private final ServiceSettings settings;
    private final HealthProbe health = new HealthProbe();
    private final Map<Service, ChildProcess> running = new ConcurrentHashMap<>();

    ServiceProcesses(Layout layout, PortPlan ports, ServiceSettings settings) {
        this.layout = layout;
        this.ports = ports;
        this.settings = settings;
    }

    /** Starts the service and waits until it is ready. */
    void start(Service service, String bootstrapServers, String jdbcUrl) {
        Path jar = layout.jar(service);
        if (!Files.exists(jar)) {
            throw new StackFailure(service.module() + " is not built: no " + jar);
        }
        Path file = layout.settings(service);
        try {
            PrivateFile.write(file, settings.of(service, bootstrapServers, jdbcUrl));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the settings of " + service.module() + ": " + file, e);
        }
        ChildProcess process = ChildProcess.start(new ChildProcess.Spec(
                service.module(),
                command(service, file, jar),
                Map.of(),
                layout.log(service.module()),
                layout.pidFile(service.module())));
        running.put(service, process);
        process.awaitReady(READY_LIMIT, () -> health.isReady(ports.managementOf(service)));
    }

    void kill(Service service) {
        ChildProcess process = running.get(service);
        if (process == null) {
            throw new IllegalStateException(service.module() + " is not running");
        }
        process.kill();
    }

    private static List<String> command(Service service, Path settings, Path jar) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms32m",
                "-Xmx" + service.maxHeapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dquarkus.config.locations=" + settings.toUri(),
                "-jar",
                jar.toString());
    }
}
