package dev.relevo.quickstart.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./relevo check} without the build, on the class path that the script gives it: policies and routing trees in one command. */
class CheckIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern CLASS_PATH = Pattern.compile("-cp \"([^\"]*app/\\*[^\"]*)\"");

    @TempDir
    Path folder = Path.of("");

    @Test
    void a_policy_and_a_routing_tree_are_each_checked_by_their_own_service() throws Exception {
        Path tree = Files.writeString(folder.resolve("routes.yaml"), "route: {reciever: night}\n");
        Path policy = Files.writeString(folder.resolve("policy.yaml"), "timezone: UTC\n");

        String output = check(tree, policy, HOME.resolve("docs/examples/routes.yaml"));

        assertThat(output)
                .contains(tree + ":1:9: route.reciever: unknown key; did you mean 'receiver'?")
                .contains(policy + ":1:1: timezone: unknown key; did you mean 'timeZone'?")
                .contains("docs/examples/routes.yaml: OK");
    }

    private static String check(Path... files) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+UseSerialGC",
                                "-cp",
                                classPath(),
                                "dev.relevo.router.cli.RouterCommands",
                                "check"),
                        Stream.of(files).map(Path::toString))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(1);
        return output;
    }

    private static String classPath() throws IOException {
        var found = CLASS_PATH.matcher(Files.readString(HOME.resolve("relevo")));
        assertThat(found.find()).isTrue();
        String classPath = found.group(1);
        for (var variable : Map.of(
                        "$home", HOME.toString(),
                        "$router", "escalation-router/target/quarkus-app",
                        "$notifier", "notifier-service/target/quarkus-app")
                .entrySet()) {
            classPath = classPath.replace(variable.getKey(), variable.getValue());
        }
        assertThat(classPath).doesNotContain("$");
        return classPath;
    }
}
