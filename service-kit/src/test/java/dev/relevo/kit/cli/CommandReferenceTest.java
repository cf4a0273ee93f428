package dev.relevo.kit.cli;

import dev.relevo.kit.command.CommandReference;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class CommandReferenceTest {
    @Test
    void the_reference_is_what_help_prints() {
        new CommandReference("service-kit", ServiceCommands.of(new SmallRyeConfigBuilder().build())).holds();
    }
}
