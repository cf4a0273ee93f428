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

class EvaluateCommandTest {
    private final Path folder;
    private final String dialogues;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    EvaluateCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Path file = folder.resolve("dialogues.jsonl");
        Files.writeString(file, """
                {"id":"1","lang":"es","source":"own/es","turns":[{"who":"user","text":"quiero un asesor","label":1}]}
                """);
        dialogues = file.toString();
    }

    @Test
    void prints_a_table() {
        assertThat(run(dialogues)).isZero();

        assertThat(text(out))
                .contains("| own/es | 1 | 1 | 1 | 1.000 | 1.000 | 1.000 |")
                .contains("`human-request`");
    }

    @Test
    void prints_json_for_machines() throws IOException {
        assertThat(run("--json", dialogues)).isZero();

        JsonNode source = new ObjectMapper().readTree(text(out)).at("/sources/0");
        assertThat(source.get("source").asText()).isEqualTo("own/es");
        assertThat(source.get("f1").asDouble()).isEqualTo(1.0);
        assertThat(source.at("/handoff/f1").asDouble()).isEqualTo(1.0);
        assertThat(source.at("/detectors/human-request/turns").asInt()).isEqualTo(1);
        assertThat(source.get("auc").isNull()).isTrue();
    }

    @Test
    void a_policy_changes_the_figures() throws IOException {
        Path policy = folder.resolve("policy.yaml");
        Files.writeString(policy, """
                number: default
                timeZone: UTC
                detectors: {human-request: {weight: 0}}
                paths: [{kind: EMAIL, value: ayuda@example.org}]
                """);

        assertThat(run(dialogues, "--policy", policy.toString())).isZero();

        assertThat(text(out)).contains("| own/es | 1 | 1 | 1 | – | 0.000 | 0.000 |");
    }

    @Test
    void wrong_arguments_are_named() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--jsn", dialogues)).isEqualTo(2);
        assertThat(run("nowhere.jsonl")).isEqualTo(2);

        assertThat(text(err)).contains("usage:").contains("--jsn").contains("cannot read nowhere.jsonl");
    }

    private int run(String... arguments) {
        return RouterCommands.commandLine()
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .execute(Stream.concat(Stream.of("evaluate"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
