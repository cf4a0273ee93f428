package dev.relevo.quickstart;

import dev.relevo.kit.command.CommandLines;
import dev.relevo.kit.command.HelpOptions;
import dev.relevo.quickstart.stack.Layout;
import dev.relevo.quickstart.stack.PortPlan;
import dev.relevo.quickstart.stack.Progress;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The launcher, which {@code ./relevo} starts once everything is built. */
@Command(
        name = "relevo",
        description = "Runs all of Relevo on one machine.",
        exitCodeOnInvalidInput = Main.FAILURE,
        exitCodeList = {"0:done", "1:not done, or invalid argument"},
        footer = {"", "RELEVO_PORT_BASE=N moves every port to N+1 ... N+14. State and logs are in .relevo/."})
public final class Main {
    static final int FAILURE = 1;

    private final Path home;

    @Mixin
    HelpOptions help = new HelpOptions();

    private Main(Path home) {
        this.home = home;
    }

    /** Exits with 0, or with 1 after a line with the error. */
    public static void main(String[] words) {
        System.exit(commandLine().execute(words));
    }

    static CommandLine commandLine() {
        Path home = Path.of(System.getProperty("relevo.home", "."));
        return CommandLines.of(new Main(home)).setExecutionExceptionHandler((failure, command, _) -> {
            command.getErr().println("relevo: " + failure.getMessage());
            return FAILURE;
        });
    }

    @Command(
            name = "up",
            description = "Starts everything, plays the demo story once and runs until Ctrl-C.",
            exitCodeOnInvalidInput = FAILURE,
            exitCodeList = {"0:stopped by a user", "1:a part died, a step of the story failed, or invalid argument"},
            footer = {"", "./relevo up --detach leaves it in the background once it is up."})
    int up(
            @Mixin HelpOptions help,
            @Mixin DataDirectory data,
            @Option(names = "--no-demo", description = "does not play the story") boolean noDemo) {
        return launch(data.layout(home)).up(!noDemo);
    }

    @Command(
            name = "demo",
            description = "Starts everything, plays the demo story and stops.",
            exitCodeOnInvalidInput = FAILURE,
            exitCodeList = {"0:every step passed", "1:a step failed, a part did not start, or invalid argument"})
    int demo(@Mixin HelpOptions help, @Mixin DataDirectory data) {
        return launch(data.demoLayout(home)).demo();
    }

    @Command(
            name = "down",
            description = "Stops what a detached or killed up left.",
            exitCodeOnInvalidInput = FAILURE,
            exitCodeList = {"0:nothing runs any more", "1:something could not be stopped, or invalid argument"})
    int down(@Mixin HelpOptions help, @Mixin DataDirectory data) {
        return launch(data.layout(home)).down();
    }

    private static Launch launch(Layout layout) {
        PortPlan ports = PortPlan.configured(System.getenv(PortPlan.VARIABLE));
        return new Launch(layout, ports, new Progress(System.out), InstantSource.system());
    }
}
