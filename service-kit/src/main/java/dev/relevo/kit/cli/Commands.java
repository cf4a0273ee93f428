package dev.relevo.kit.cli;

import dev.relevo.kit.deadletters.DeadLettersCommand;
import dev.relevo.kit.preflight.PreflightCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Entry point of each packaged service: {@code java -jar quarkus-run.jar} starts it, {@code … preflight} and
 * {@code … dead-letters} run a command instead. A command starts no bean, opens no port and exits when it is done.
 */
@QuarkusMain
@Command(name = "relevo", description = "Commands of this service.")
public final class Commands {
    private static final Set<String> NAMES = Set.of("preflight", "dead-letters");

    private Commands() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0 && NAMES.contains(arguments[0])) {
            System.exit(run(arguments));
        }
        Quarkus.run(arguments);
    }

    private static int run(String[] arguments) {
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        return new CommandLine(new Commands())
                .addSubcommand(new PreflightCommand(config))
                .addSubcommand(new DeadLettersCommand(config))
                .execute(arguments);
    }
}
