package dev.relevo.quickstart.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relevo.quickstart.stack.Children;
import dev.relevo.quickstart.stack.Layout;
import dev.relevo.stack.process.StaleProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tutorial, typed as written beside a real {@code ./relevo up --no-demo}. It uses a port base other than the default, so a command
 * with a fixed port fails.
 */
class TutorialIT {
    private static final Duration UP = Duration.ofSeconds(120);
    private static final Duration DOWN = Duration.ofSeconds(60);

    private final Path directory;
    private final Path launcherOutput;
    private final Layout layout;
    private Process launcher;

    TutorialIT(@TempDir Path directory) {
        this.directory = directory;
        this.launcherOutput = directory.resolve("up.out");
        this.layout = Layout.in(Path.of(".."), directory.resolve(".relevo"));
    }

    @BeforeEach
    void up() throws Exception {
        launcher = Launcher.up(layout, FreePorts.base(), launcherOutput);
        await().atMost(UP)
                .failFast(() -> assertThat(launcher.isAlive())
                        .as("%s", Files.readString(launcherOutput))
                        .isTrue())
                .until(() -> Files.readString(launcherOutput).contains("Relevo is up"));
    }

    @AfterEach
    void down() throws Exception {
        launcher.destroy();
        boolean hasEnded = launcher.waitFor(DOWN);
        launcher.destroyForcibly();
        List<StaleProcess> left = new Children(layout).stopAll();
        assertThat(hasEnded).isTrue();
        assertThat(left).isEmpty();
    }

    @Test
    void every_step_works_with_any_port_base() throws Exception {
        try (var reader = new WalkThrough(Path.of("../docs/tutorial.md"), directory, directory.resolve("terminal"))) {
            assertThat(reader.size()).isEqualTo(10);
            reader.type(1, "");
            reader.type(2, "\"webhookStatus\":200");
            reader.typeUntil(3, "\"conversationId\":\"106540352242922:573001112233\"");
            reader.type(4, "\"accepted\":1");
            reader.typeUntil(3, "\"score\":0.4");
            reader.type(5, "\"webhookStatus\":200");
            reader.typeUntil(6, "\"to\":\"573001112233\",\"body\":", "\"state\":\"QUEUED\"");
            reader.type(7, "\"handoff-claimed\"", "\"status\":409", "another agent was faster", "\"wrapUp\":\"pago\"");
            reader.type(8, "\"rating\":\"RED\"");
            reader.typeUntil(9, "\"redCase\":{\"caseId\":", "\"channel\":\"email\"");

            assertThat(reader.leave()).isZero();
        }
    }
}
