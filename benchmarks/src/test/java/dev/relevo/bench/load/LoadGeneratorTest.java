package dev.relevo.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs against a real server, because the figures depend on the generator's counts. */
class LoadGeneratorTest {
    private static final Duration SHORT = Duration.ofMillis(400);

    @Test
    void every_answer_is_counted_with_the_events_of_its_request() throws IOException {
        try (Server server = new Server(number -> 200)) {
            LoadResult result = server.generator(8).run(new Pace.AsAnswered(), SHORT);

            assertThat(result.isClean()).isTrue();
            assertThat(result.answered()).isEqualTo(server.received()).isGreaterThan(8);
            assertThat(result.events()).isEqualTo(3 * result.answered());
            assertThat(result.latencies().getTotalCount()).isEqualTo(result.answered());
        }
    }

    @Test
    void a_constant_rate_does_not_depend_on_the_connections() throws IOException {
        try (Server server = new Server(number -> 200)) {
            LoadResult result = server.generator(4).run(new Pace.Constant(200), SHORT);

            assertThat(result.answered()).isEqualTo(80);
        }
    }

    @Test
    void answers_other_than_200_are_counted_by_status() throws IOException {
        try (Server server = new Server(number -> number % 10 == 0 ? 503 : 200)) {
            LoadResult result = server.generator(1).run(new Pace.Constant(100), SHORT);

            assertThat(result.isClean()).isFalse();
            assertThat(result.failures()).isEqualTo(Map.of("503", 4L));
            assertThat(result.answered()).isEqualTo(36);
        }
    }

    /** One connection, one answer that takes 200 ms of 400: half of the requests are meant to be sent while the connection is busy. */
    @Test
    void requests_that_could_not_be_sent_in_time_count_their_wait() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (Server server = new Server(number -> {
            boolean isOpened = number == 1 && never.await(200, TimeUnit.MILLISECONDS);
            return isOpened ? 500 : 200;
        })) {
            LoadResult result = server.generator(1).run(new Pace.Constant(500), SHORT);

            assertThat(result.answered()).isEqualTo(200);
            assertThat(result.percentileMillis(60)).isGreaterThan(50);
            assertThat(result.percentileMillis(99)).isGreaterThan(150);
        }
    }

    @Test
    void a_connection_that_the_server_closes_is_a_failure() throws IOException {
        try (Server server = new Server(number -> {
            throw new IllegalStateException("the server gives up");
        })) {
            LoadResult result = server.generator(2).run(new Pace.AsAnswered(), SHORT);

            assertThat(result.answered()).isZero();
            assertThat(result.failures().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(2);
        }
    }
}
