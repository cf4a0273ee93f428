package dev.relevo.kit.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;

/**
 * Entry point of each packaged service: {@code java -jar quarkus-run.jar} starts it, with arguments it runs a command instead. A
 * command starts no bean, opens no port and exits when it is done.
 */
@QuarkusMain
public final class Commands {
    private Commands() {}

    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            Quarkus.run();
        } else {
            System.exit(ServiceCommands.of(ConfigUtils.configBuilder().build()).execute(arguments));
        }
    }
}
