package dev.relevo.kit.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Creates command lines. All of them print UTF-8 and describe an invalid argument in one line, followed by the usage. */
public final class CommandLines {
    private static final int WIDTH = 110;

    private CommandLines() {}

    /** The command line of an object with picocli's annotations, and of its subcommands. */
    public static CommandLine of(Object command, Object... subcommands) {
        CommandLine line = new CommandLine(command);
        for (Object subcommand : subcommands) {
            line.addSubcommand(subcommand);
        }
        return line
                // An argument such as @policy.yaml is a file's name, not a file with arguments.
                .setExpandAtFiles(false)
                .setUsageHelpWidth(WIDTH)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((failure, _) -> describe(failure));
    }

    private static int describe(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println("relevo: " + failure.getMessage() + hint(failure));
        command.getErr().print(usage(command));
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String hint(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched && unmatched.isUnknownOption()) {
            List<String> similar = unmatched.getSuggestions();
            return similar.isEmpty() ? "" : "; did you mean '" + similar.getFirst() + "'?";
        }
        Set<String> known = failure.getCommandLine().getSubcommands().keySet();
        return known.isEmpty() ? "" : "; known: " + String.join(", ", known);
    }

    private static String usage(CommandLine command) {
        CommandLine.Help help = command.getHelp();
        return help.synopsisHeading() + help.synopsis(help.synopsisHeadingLength());
    }
}
