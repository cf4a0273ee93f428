package dev.relevo.router.cli;

import dev.relevo.kit.command.CommandLines;
import dev.relevo.kit.command.HelpOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Entry point of {@code ./relevo check} and {@code ./relevo evaluate}. Runs outside Quarkus and needs no Kafka. */
@Command(
        name = "relevo",
        description = "Commands of the router that need no Kafka.",
        exitCodeList = {"0:done", "1:a policy is invalid", "2:invalid argument or unreadable file"},
        subcommands = {CheckCommand.class, EvaluateCommand.class})
public final class RouterCommands {
    @Mixin
    HelpOptions help = new HelpOptions();

    private RouterCommands() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return CommandLines.of(new RouterCommands());
    }
}
