package dev.relevo.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uses small shell scripts as real processes that are ready, stuck or dead as the test requires. */
class ChildProcessTest {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final String FOREVER = "while true; do sleep 0.1; done";

    private final Path directory;

    ChildProcessTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void its_output_is_in_its_log_and_the_last_lines_can_be_read() {
        try (ChildProcess child = start("echo one; echo two >&2; echo $THREE; " + FOREVER)) {
            await().untilAsserted(() -> assertThat(child.lastLogLines(2)).containsExactly("two", "three"));
        }
    }

    @Test
    void a_stopped_process_has_ended_and_its_pid_file_is_deleted() {
        ChildProcess child = start(FOREVER);

        child.stop(GRACE);

        assertThat(child.isAlive()).isFalse();
        assertThat(pidFile()).doesNotExist();
    }

    @Test
    void a_process_that_ignores_sigterm_is_killed() {
        ChildProcess child = start("trap '' TERM; echo trapped; " + FOREVER);
        await().untilAsserted(() -> assertThat(child.lastLogLines(1)).containsExactly("trapped"));

        child.stop(Duration.ofMillis(200));

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void a_process_that_exits_before_it_is_ready_is_reported_with_its_last_log_lines() {
        ChildProcess child = start("echo no space left; exit 3");

        assertThatThrownBy(() -> child.awaitReady(GRACE, () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("part ended with exit code 3 before it was ready")
                .hasMessageEndingWith("no space left");
    }

    @Test
    void a_process_that_is_not_ready_in_time_is_reported() {
        try (ChildProcess child = start(FOREVER)) {
            assertThatThrownBy(() -> child.awaitReady(Duration.ofMillis(300), () -> false))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("part was not ready after 0 s");
        }
    }

    @Test
    void a_process_left_by_an_earlier_run_is_found_named_and_stopped() {
        ChildProcess left = start(FOREVER);

        assertThatThrownBy(() -> start(FOREVER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("part of an earlier run still runs: pid " + left.pid());
        StaleProcess stale = StaleProcess.find(pidFile()).orElseThrow();
        assertThat(stale.name()).isEqualTo("part");
        stale.stop(GRACE);

        assertThat(left.isAlive()).isFalse();
        assertThat(StaleProcess.find(pidFile())).isEmpty();
    }

    @Test
    void another_process_with_the_same_pid_is_not_mistaken_for_it() throws IOException {
        try (ChildProcess other = start(FOREVER)) {
            StaleProcess remembered = StaleProcess.find(pidFile()).orElseThrow();

            rememberStart(other, remembered.startedAt().minus(StaleProcess.START_TOLERANCE));
            assertThat(StaleProcess.find(pidFile())).isPresent();

            rememberStart(
                    other,
                    remembered.startedAt().minus(StaleProcess.START_TOLERANCE).minusMillis(1));
            assertThat(StaleProcess.find(pidFile())).isEmpty();
        }
    }

    @Test
    void an_incomplete_pid_file_names_no_process() throws IOException {
        Files.writeString(pidFile(), "123");

        assertThat(StaleProcess.find(pidFile())).isEmpty();
    }

    @Test
    void only_the_end_of_a_large_log_is_read() throws IOException {
        Path log = directory.resolve("large.log");
        Files.writeString(log, "x".repeat(LogTail.MAX_BYTES) + "\nlast\n");

        assertThat(LogTail.of(log, 1)).containsExactly("last");
        assertThat(LogTail.of(directory.resolve("absent.log"), 1)).isEmpty();
    }

    private void rememberStart(ChildProcess process, Instant start) throws IOException {
        Files.writeString(pidFile(), process.pid() + " " + start.toEpochMilli() + " part");
    }

    private ChildProcess start(String script) {
        return ChildProcess.start(new ChildProcess.Spec(
                "part",
                List.of("sh", "-c", script),
                Map.of("THREE", "three"),
                directory.resolve("part.log"),
                pidFile()));
    }

    private Path pidFile() {
        return directory.resolve("part.pid");
    }
}
