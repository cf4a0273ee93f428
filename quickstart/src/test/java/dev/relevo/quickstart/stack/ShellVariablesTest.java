package dev.relevo.quickstart.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellVariablesTest {
    private static final PortPlan PORTS = PortPlan.from(20_000);

    private final Path file;

    ShellVariablesTest(@TempDir Path directory) {
        this.file = directory.resolve("env.sh");
    }

    @Test
    void a_shell_has_every_address_and_every_key_and_exports_them() throws Exception {
        ShellVariables.of(PORTS, credentials("key-of-")).write(file);

        assertThat(inAShellWith("env | grep ^RELEVO_ | sort")).isEqualTo("""
                RELEVO_ADMIN_KEY=key-of-admin
                RELEVO_AGENT_KEY=key-of-agent
                RELEVO_BOT_KEY=key-of-bot
                RELEVO_BROKER=localhost:20006
                RELEVO_INGEST=http://localhost:20001
                RELEVO_NOTIFIER=http://localhost:20004
                RELEVO_OPERATOR_KEY=key-of-operator
                RELEVO_RATING=http://localhost:20003
                RELEVO_ROUTER=http://localhost:20002
                RELEVO_SECOND_AGENT_KEY=key-of-second-agent
                RELEVO_SIMULATOR=http://localhost:20005
                """);
    }

    @Test
    void a_key_may_have_any_character() throws Exception {
        ShellVariables.of(PORTS, credentials("it's $HOME \\ \"")).write(file);

        assertThat(inAShellWith("printf %s \"$RELEVO_BOT_KEY\"")).isEqualTo("it's $HOME \\ \"bot");
    }

    @Test
    void only_their_owner_can_read_the_file() throws Exception {
        ShellVariables variables = ShellVariables.of(PORTS, credentials(""));

        variables.write(file);

        assertThat(variables.toString()).isEqualTo("ShellVariables[***]");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private static Credentials credentials(String start) {
        Map<String, String> values =
                Credentials.API_KEYS.stream().collect(Collectors.toMap(key -> key, key -> start + key));
        return new Credentials(values);
    }

    /** Runs a shell like a reader's, without Relevo's variables in its environment. */
    private String inAShellWith(String command) throws Exception {
        var builder = new ProcessBuilder("sh", "-eu", "-c", ". '" + file + "'; " + command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("RELEVO_"));
        Process shell = builder.start();
        return new String(shell.getInputStream().readAllBytes());
    }
}
