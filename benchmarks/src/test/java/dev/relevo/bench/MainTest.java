package dev.relevo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The arguments that are accepted and refused; nothing is measured. */
class MainTest {
    @Test
    void missing_options_have_defaults() {
        ParseResult ingest = parse("ingest");

        assertThat(ingest.matchedOptions()).isEmpty();
        assertThat((int) ingest.commandSpec().findOption("--connections").getValue())
                .isEqualTo(Main.DEFAULT_CONNECTIONS);
        assertThat(new BenchOptions().measured(Duration.ofMinutes(3))).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void every_option_is_read() {
        ParseResult ingest =
                parse("ingest", "--hostile", "--seconds", "10", "--json", "out.json", "--connections", "1024");

        assertThat(ingest.hasMatchedOption("--hostile")).isTrue();
        assertThat(ingest.matchedOptionValue("--seconds", Duration.ZERO)).isEqualTo(Duration.ofSeconds(10));
        assertThat(ingest.matchedOptionValue("--json", Path.of(""))).isEqualTo(Path.of("out.json"));
        assertThat(ingest.matchedOptionValue("--connections", 0)).isEqualTo(1_024);
    }

    @Test
    void only_ingest_has_hostile_clients() {
        assertThat(refused("router", "--hostile")).contains("'--hostile'");
        assertThat(refused("hostile")).contains("'hostile'", "known: ingest, rating, router");
    }

    @Test
    void numbers_out_of_range_are_refused_with_the_range() {
        assertThat(refused("ingest", "--seconds", "9"))
                .contains("'--seconds'", "must be a number from 10 to 3600: '9'");
        assertThat(refused("ingest", "--seconds", "3601")).contains("must be a number from 10 to 3600: '3601'");
        assertThat(refused("ingest", "--connections", "4097")).contains("must be a number from 1 to 4096: '4097'");
    }

    @Test
    void an_option_without_its_value_is_named() {
        assertThat(refused("ingest", "--json")).contains("'--json'");
    }

    @Test
    void an_unknown_option_is_named() {
        assertThat(refused("ingest", "--fast", "1")).contains("'--fast'");
        assertThat(refused("ingest", "--secnds", "10")).contains("did you mean '--seconds'?");
    }

    private static ParseResult parse(String... words) {
        return Main.commandLine().parseArgs(words).subcommand();
    }

    /** What is said about words that are refused. */
    private static String refused(String... words) {
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine().setErr(new PrintWriter(err));
        assertThat(commandLine.execute(words)).isEqualTo(1);
        return err.toString();
    }
}
