package dev.relevo.quickstart.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.stack.process.StaleProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uses real processes ({@code sleep}), with pid files as in a run. */
class ChildrenTest {
    private final Layout layout;
    private final Children children;
    private final Process process;

    ChildrenTest(@TempDir Path directory) throws IOException {
        layout = Layout.in(directory, directory.resolve("data"));
        children = new Children(layout);
        process = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    @Test
    void the_children_of_a_crashed_run_are_found_named_and_stopped() throws InterruptedException {
        remember("rating-service", layout.pidFile("rating-service"));

        assertThat(children.alive()).extracting(StaleProcess::name).containsExactly("rating-service");
        assertThat(children.stopAll()).extracting(StaleProcess::pid).containsExactly(process.pid());

        assertThat(process.waitFor(Duration.ofSeconds(5))).isTrue();
        assertThat(children.alive()).isEmpty();
    }

    @Test
    void stopping_the_services_leaves_the_servers_running() {
        remember("kafka", layout.kafka().resolve("kafka.pid"));

        assertThat(children.stopServices()).isEmpty();

        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void a_second_run_on_the_same_data_is_refused_with_the_first_ones_pid() {
        remember("launcher", layout.pidFile("launcher"));

        assertThatThrownBy(children::claim)
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("already running as process " + process.pid());
    }

    @Test
    void the_first_child_that_ends_is_named() {
        remember("notifier-service", layout.pidFile("notifier-service"));
        var death = children.firstDeath();

        process.destroyForcibly();

        assertThat(death.orTimeout(5, java.util.concurrent.TimeUnit.SECONDS).join())
                .isEqualTo("notifier-service");
    }

    private void remember(String name, Path pidFile) {
        StaleProcess.remember(name, process.toHandle(), pidFile);
    }
}
