package dev.relevo.quickstart.stack;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The paths of a run's files.
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

    /** A layout with the logs inside the data directory. */
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

    /** The file of {@link ShellVariables}. */
    public Path shellVariables() {
        return data.resolve("env.sh");
    }

    /** The directory of a service's local state. */
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

    /** The pid files of every process except the launcher, in the order in which to stop them. */
    List<Path> childPidFiles() {
        Stream<Path> services = Arrays.stream(Service.values()).map(service -> pidFile(service.module()));
        Stream<Path> servers =
                Stream.of(kafka().resolve("kafka.pid"), postgres().resolve("postgres.pid"));
        return Stream.concat(services, servers).toList();
    }
}
