package dev.relevo.quickstart.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relevo.quickstart.stack.Children;
import dev.relevo.quickstart.stack.Layout;
import dev.relevo.stack.process.StaleProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./relevo up} as a process: nothing is left after a stop, and the next start cleans up after a kill. */
class LauncherIT {
    private static final Duration UP = Duration.ofSeconds(120);
    private static final Duration DOWN = Duration.ofSeconds(60);
    private static final int CHILDREN = 6;

    private final Path directory;
    private final Layout layout;
    private final int portBase = FreePorts.base();
    private final List<Process> launchers = new ArrayList<>();

    LauncherIT(@TempDir Path directory) {
        this.directory = directory;
        this.layout = Layout.in(Path.of(".."), directory.resolve("data"));
    }

    @AfterEach
    void nothing_stays() {
        launchers.forEach(Process::destroyForcibly);
        List<StaleProcess> ignored = new Children(layout).stopAll();
    }

    @Test
    void a_killed_run_is_cleaned_up_by_the_next_which_leaves_nothing_after_an_interrupt() throws Exception {
        Process killed = up("first");
        awaitLine("first", "Relevo is up");
        List<StaleProcess> orphans = new Children(layout).alive();
        assertThat(orphans).hasSize(CHILDREN);
        killed.destroyForcibly().waitFor();

        Process second = up("second");
        awaitLine("second", "Relevo is up");

        assertThat(output("second")).contains("left by a crashed run");
        assertThat(orphans).allSatisfy(orphan -> {
            assertThat(output("second")).contains("stopped " + orphan.name() + " (process " + orphan.pid());
            awaitGone(orphan);
        });
        List<StaleProcess> children = new Children(layout).alive();
        assertThat(children).hasSize(CHILDREN);
        interrupt(second);
        assertThat(second.waitFor(DOWN)).isTrue();
        children.forEach(LauncherIT::awaitGone);
        assertThat(new Children(layout).launcher()).isEmpty();
    }

    @Test
    void an_interrupt_in_the_middle_of_starting_leaves_nothing() throws Exception {
        Process starting = up("starting");
        await().atMost(UP).until(() -> !new Children(layout).alive().isEmpty());

        interrupt(starting);

        assertThat(starting.waitFor(DOWN)).isTrue();
        assertThat(new Children(layout).alive()).isEmpty();
    }

    @Test
    void a_part_that_dies_ends_the_run_with_its_name_and_the_end_of_its_log() throws Exception {
        Process launcher = up("death");
        awaitLine("death", "Relevo is up");
        StaleProcess notifier = new Children(layout)
                .alive().stream()
                        .filter(child -> child.name().equals("notifier-service"))
                        .findFirst()
                        .orElseThrow();

        ProcessHandle.of(notifier.pid()).orElseThrow().destroyForcibly();

        assertThat(launcher.waitFor(DOWN)).isTrue();
        assertThat(launcher.exitValue()).isEqualTo(1);
        assertThat(output("death")).contains("relevo: notifier-service died; its log ");
        assertThat(new Children(layout).alive()).isEmpty();
    }

    private Process up(String name) throws IOException {
        Process process = Launcher.up(layout, portBase, directory.resolve(name + ".out"));
        launchers.add(process);
        return process;
    }

    private void awaitLine(String name, String line) {
        await().atMost(UP).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> assertThat(output(name))
                .contains(line));
    }

    /** A process of an earlier run is not a child of the test: the system's first process reaps it, a moment later. */
    private static void awaitGone(StaleProcess process) {
        await().until(() -> ProcessHandle.of(process.pid()).isEmpty());
    }

    private String output(String name) throws IOException {
        return Files.readString(directory.resolve(name + ".out"));
    }

    /** Sends SIGINT, like Ctrl-C; Java itself can only send SIGTERM and SIGKILL. */
    private static void interrupt(Process process) throws Exception {
        int exit = new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(exit).isZero();
    }
}
