package dev.relevo.kit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

class CommandLinesTest {
    private static final int INVALID = 2;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_misspelt_option_is_answered_with_the_similar_one() {
        assertThat(run("copy", "--jsn", "a")).isEqualTo(INVALID);

        assertThat(err.toString()).isEqualTo("""
                relevo: Unknown option: '--jsn'; did you mean '--json'?
                usage: tool copy [-hV] [--json] [--limit=N] FILE...
                """);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_misspelt_command_is_answered_with_the_known_ones() {
        assertThat(run("copyy", "a")).isEqualTo(INVALID);

        assertThat(err.toString()).startsWith("relevo: Unmatched arguments from index 0: 'copyy', 'a'; known: copy\n");
    }

    @Test
    void a_missing_command_is_answered_with_the_known_ones() {
        assertThat(run()).isEqualTo(INVALID);

        assertThat(err.toString()).startsWith("relevo: Missing required subcommand; known: copy\nusage: tool ");
    }

    @Test
    void a_value_of_another_type_is_named() {
        assertThat(run("copy", "--limit", "many", "a")).isEqualTo(INVALID);

        assertThat(err.toString()).startsWith("relevo: Invalid value for option '--limit': 'many' is not an int\n");
    }

    @Test
    void an_argument_with_an_at_sign_is_not_read_as_a_file(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("arguments"), "--json");

        assertThat(run("copy", "@" + file)).isZero();

        assertThat(out.toString()).isEqualTo("[@" + file + "] 7 false\n");
    }

    @Test
    void help_describes_options_defaults_and_exit_codes() {
        assertThat(run("copy", "--help")).isZero();

        assertThat(out.toString()).contains("--json", "at most N", "Default: 7", "Exit codes:", "0   copied");
    }

    @Test
    void the_version_is_printed() {
        assertThat(run("--version")).isZero();

        assertThat(out.toString()).startsWith("relevo ");
    }

    private int run(String... arguments) {
        return CommandLines.of(new Tool())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Command(name = "tool")
    static final class Tool {
        @Mixin
        HelpOptions help = new HelpOptions();

        @Spec
        CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        @Command(name = "copy", exitCodeList = "0:copied")
        void copy(
                @Mixin HelpOptions help,
                @Mixin JsonOption json,
                @Option(names = "--limit", paramLabel = "N", defaultValue = "7", description = "at most N") int limit,
                @Parameters(arity = "1..*", paramLabel = "FILE") List<Path> files) {
            PrintWriter printer = spec.commandLine().getOut();
            printer.println(files + " " + limit + " " + json.isChosen());
            printer.flush();
        }
    }
}
