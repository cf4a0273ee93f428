package dev.relevo.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.quickstart.stack.Credentials;
import dev.relevo.quickstart.stack.Layout;
import dev.relevo.quickstart.stack.PortPlan;
import dev.relevo.quickstart.stack.ShellVariables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The output of {@code ./relevo up}, compared with the variables that the documents' commands use. */
class WelcomeTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(RELEVO_\\w+)");
    private static final PortPlan PORTS = PortPlan.from(20_000);

    private final Credentials credentials = new Credentials(
            Credentials.API_KEYS.stream().collect(Collectors.toMap(key -> key, key -> "dev-" + key + "-01")));

    @Test
    void up_prints_every_key_and_every_address_that_the_tutorial_uses() throws IOException {
        Map<String, String> known = ShellVariables.of(PORTS, credentials).values();
        String printed =
                String.join("\n", Welcome.lines(Layout.in(Path.of("."), Path.of(".relevo")), PORTS, credentials));

        Map<String, String> used = VARIABLE.matcher(Files.readString(Path.of("../docs/tutorial.md")))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> known.getOrDefault(name, "no such variable")));

        assertThat(used).containsKeys("RELEVO_SIMULATOR", "RELEVO_SECOND_AGENT_KEY");
        assertThat(used).allSatisfy((name, value) -> assertThat(printed).contains(" " + value + "\n"));
    }
}
