package dev.relevo.quickstart;

import dev.relevo.kit.command.CommandReference;
import org.junit.jupiter.api.Test;

class CommandReferenceTest {
    @Test
    void the_reference_is_what_help_prints() {
        new CommandReference("quickstart", Main.commandLine()).holds();
    }

    @Test
    void the_script_starts_the_commands() {
        CommandReference.isStartedByScript(Main.class);
    }
}
