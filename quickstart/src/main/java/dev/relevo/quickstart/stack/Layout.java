package dev.relevo.quickstart.stack;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where files are.
 *
 * @param home the repository's root, with the built modules
 * @param data state that survives a restart
 * @param logs one file per part
 */
public record Layout(Path home, Path data, Path logs) {
    public Layout {
        home = home.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        logs = logs.toAbsolutePath().normalize();
    }

    /** With the logs beside the data. */
    public static Layout in(Path home, Path data) {
        return new Layout(home, data, data.resolve("logs"));
    }

    public Path kafka() {
        return data.resolve("kafka");
    }

    public Path postgres() {
        return data.resolve("postgres");
    }

    public Path credentials() {
        return data.resolve("credentials.properties");
    }

    /** What a shell is told, see {@link ShellVariables}. */
    public Path shellVariables() {
        return data.resolve("env.sh");
    }

    /** Where a service keeps state of its own. */
    public Path state(Service service) {
        return data.resolve(service.module());
    }

    public Path settings(Service service) {
        return data.resolve("settings").resolve(service.module() + ".properties");
    }

    public Path jar(Service service) {
        return home.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    public Path log(String part) {
        return logs.resolve(part + ".log");
    }

    public Path pidFile(String part) {
        return data.resolve("run").resolve(part + ".pid");
    }

    /** Those of every process but the launcher, in the order in which they should stop. */
    List<Path> childPidFiles() {
        Stream<Path> services = Arrays.stream(Service.values()).map(service -> pidFile(service.module()));
        Stream<Path> servers =
                Stream.of(kafka().resolve("kafka.pid"), postgres().resolve("postgres.pid"));
        return Stream.concat(services, servers).toList();
    }
}
