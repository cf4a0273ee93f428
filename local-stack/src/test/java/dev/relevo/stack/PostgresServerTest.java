package dev.relevo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.stack.process.StaleProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as processes: properties that {@link DatabaseContract} cannot test with a container. */
class PostgresServerTest {
    @Test
    void a_server_left_by_an_earlier_run_is_named_and_can_be_stopped(@TempDir Path directory) {
        PostgresServer left = PostgresServer.start(PostgresServer.Options.onFreePort(directory));
        var options = PostgresServer.Options.onFreePort(directory);

        assertThatThrownBy(() -> PostgresServer.start(options))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("postgres of an earlier run still runs: pid " + left.pid());
        StaleProcess stale = PostgresServer.stale(directory).orElseThrow();
        stale.stop(Duration.ofSeconds(10));
        left.close();

        assertThat(PostgresServer.stale(directory)).isEmpty();
        try (PostgresServer next = PostgresServer.start(options)) {
            assertThat(next.pid()).isNotEqualTo(stale.pid());
        }
    }
}
