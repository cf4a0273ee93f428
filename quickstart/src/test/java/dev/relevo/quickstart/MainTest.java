package dev.relevo.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.quickstart.stack.Layout;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The arguments that are accepted and refused; nothing is started. */
class MainTest {
    private static final Path HOME = Path.of("/relevo");

    @Test
    void up_plays_the_story_by_default() {
        assertThat(parse("up").hasMatchedOption("--no-demo")).isFalse();

        ParseResult up = parse("up", "--no-demo", "--data", "/tmp/d");
        assertThat(up.hasMatchedOption("--no-demo")).isTrue();
        assertThat(up.matchedOptionValue("--data", HOME)).isEqualTo(Path.of("/tmp/d"));
    }

    @Test
    void demo_has_data_of_its_own_unless_told() {
        DataDirectory usual = new DataDirectory();
        assertThat(usual.layout(HOME)).isEqualTo(Layout.in(HOME, HOME.resolve(".relevo")));
        assertThat(usual.demoLayout(HOME).data()).isEqualTo(HOME.resolve(".relevo/demo"));

        DataDirectory told = new DataDirectory();
        told.data = Path.of("/tmp/d");
        assertThat(told.layout(HOME)).isEqualTo(Layout.in(HOME, Path.of("/tmp/d")));
        assertThat(told.demoLayout(HOME)).isEqualTo(Layout.in(HOME, Path.of("/tmp/d")));
    }

    @Test
    void an_unknown_argument_is_named() {
        assertThat(refused("up", "--fast")).contains("'--fast'");
        assertThat(refused("up", "--nodemo")).contains("did you mean '--no-demo'?");
        assertThat(refused("demo", "--no-demo")).contains("'--no-demo'");
        assertThat(refused("up", "--data")).contains("'--data'");
        assertThat(refused("sideways")).contains("'sideways'");
        assertThat(refused()).contains("known: ");
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
