package dev.relevo.router.cli;

import dev.relevo.kit.command.CommandReference;
import org.junit.jupiter.api.Test;

class CommandReferenceTest {
    @Test
    void the_reference_is_what_help_prints() {
        new CommandReference("escalation-router", RouterCommands.commandLine()).holds();
    }

    @Test
    void the_script_starts_the_commands() {
        CommandReference.isStartedByScript(RouterCommands.class);
    }
}
