package dev.relevo.router.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final String good;
    private final String bad;

    CheckCommandTest(@TempDir Path folder) throws IOException {
        Path goodFile = folder.resolve("good.yaml");
        Path badFile = folder.resolve("bad.yaml");
        Files.writeString(goodFile, """
                number: default
                timeZone: UTC
                paths: [{kind: EMAIL, value: ayuda@example.org}]
                """);
        Files.writeString(badFile, """
                number: default
                timezone: UTC
                paths: [{kind: EMAIL, value: ayuda}]
                """);
        good = goodFile.toString();
        bad = badFile.toString();
    }

    @Test
    void a_good_policy_is_ok() {
        assertThat(run(good)).isZero();

        assertThat(text(out)).isEqualTo(good + ": OK\n");
    }

    @Test
    void every_problem_has_file_line_and_column() {
        assertThat(run(good, bad)).isEqualTo(1);

        assertThat(text(out)).isEqualTo("""
                        %s: OK
                        %s:1:1: timeZone is required
                        %s:2:1: timezone: unknown key; did you mean 'timeZone'?
                        %s:3:30: paths[0].value: expected an e-mail address, got 'ayuda'
                        """.formatted(good, bad, bad, bad));
    }

    @Test
    void prints_json_for_machines() throws IOException {
        assertThat(run(bad, "--json", good)).isEqualTo(1);

        JsonNode files = new ObjectMapper().readTree(text(out)).get("files");
        assertThat(files.at("/0/file").asText()).isEqualTo(bad);
        assertThat(files.at("/0/valid").asBoolean()).isFalse();
        assertThat(files.at("/0/errors/1/line").asInt()).isEqualTo(2);
        assertThat(files.at("/0/errors/1/path").asText()).isEqualTo("timezone");
        assertThat(files.at("/1/valid").asBoolean()).isTrue();
    }

    @Test
    void wrong_arguments_are_named() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--json")).isEqualTo(2);
        assertThat(run("--jsn", good)).isEqualTo(2);
        assertThat(run(good, "nowhere.yaml")).isEqualTo(2);

        assertThat(text(out)).isEmpty();
        assertThat(text(err)).contains("usage:").contains("cannot read nowhere.yaml");
    }

    private int run(String... arguments) {
        return RouterCommands.commandLine()
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .execute(Stream.concat(Stream.of("check"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
