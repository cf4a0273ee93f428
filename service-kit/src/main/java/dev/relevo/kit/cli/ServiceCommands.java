package dev.relevo.kit.cli;

import dev.relevo.kit.command.CommandLines;
import dev.relevo.kit.command.HelpOptions;
import dev.relevo.kit.deadletters.DeadLettersCommand;
import dev.relevo.kit.preflight.PreflightCommand;
import io.smallrye.config.SmallRyeConfig;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands of a service. Apart from {@link Commands}, so that a service which starts loads nothing of picocli. */
@Command(
        name = "relevo",
        description = "Commands of a service; without arguments the service starts.",
        exitCodeList = {"0:done", "1:there are findings, or not all was done", "2:invalid argument or setting"})
final class ServiceCommands {
    @Mixin
    HelpOptions help = new HelpOptions();

    private ServiceCommands() {}

    /**
     * The command line.
     *
     * @param config the service's settings
     */
    static CommandLine of(SmallRyeConfig config) {
        return CommandLines.of(new ServiceCommands(), new PreflightCommand(config), new DeadLettersCommand(config));
    }
}
