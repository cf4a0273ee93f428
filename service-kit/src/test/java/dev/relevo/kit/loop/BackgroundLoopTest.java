package dev.relevo.kit.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

/** Each step takes its action from a queue, so the tests control when a step fails and know when the next one begins. */
class BackgroundLoopTest {
    private static final Instant T0 = Instant.parse("2026-11-28T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(T0);
    private final InstantSource clock = now::get;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BackgroundLoops loops = new BackgroundLoops(meters, clock);
    private final LoopHealth health = new LoopHealth(loops, clock);
    private final BlockingQueue<BackgroundLoop.Step> steps = new LinkedBlockingQueue<>();

    @Test
    void a_step_that_fails_for_any_reason_is_counted_and_the_loop_continues() throws Exception {
        var wentOn = new CountDownLatch(1);
        try (var loop =
                loops.start("follow-a", Duration.ofMillis(1), () -> steps.take().run())) {
            steps.add(() -> {
                throw new IllegalStateException("quoted content");
            });
            steps.add(() -> {
                throw new StackOverflowError();
            });
            steps.add(wentOn::countDown);

            assertThat(wentOn.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(meters.counter("relevo.loop.failures", "loop", "follow-a")
                            .count())
                    .isEqualTo(2);
            assertThat(loop.isClosed()).isFalse();
        }
    }

    @Test
    void health_tolerates_a_minute_of_failures_and_names_the_loop_and_the_reason_after_it() throws Exception {
        var failed = new CountDownLatch(2);
        try (var loop = loops.start("follow-a", Duration.ofMillis(1), () -> {
            failed.countDown();
            throw new IllegalStateException("quoted content");
        })) {
            failed.await();

            now.set(T0.plus(LoopHealth.TOLERATED).minusMillis(1));
            assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
            now.set(T0.plus(LoopHealth.TOLERATED));
            assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
            assertThat(health.call().getData().orElseThrow())
                    .containsEntry("follow-a", "failing since 2026-11-28T00:00:00Z: IllegalStateException");
            assertThat(loop.isClosed()).isFalse();
        }
    }

    @Test
    void closing_interrupts_a_waiting_step_and_removes_the_loop_from_health() {
        var loop =
                loops.start("follow-a", Duration.ofMillis(1), () -> steps.take().run());

        loop.close();

        assertThat(loop.isClosed()).isTrue();
        assertThat(health.call().getData()).isEmpty();
        assertThat(meters.counter("relevo.loop.failures", "loop", "follow-a").count())
                .isZero();
    }

    @Test
    void scheduled_work_is_reported_the_same_way() {
        loops.report("purge", () -> {
            throw new IllegalStateException("quoted content");
        });

        assertThat(meters.get("relevo.loop.failing")
                        .tag("loop", "purge")
                        .gauge()
                        .value())
                .isEqualTo(1);
        loops.report("purge", () -> {});
        assertThat(meters.get("relevo.loop.failing")
                        .tag("loop", "purge")
                        .gauge()
                        .value())
                .isZero();
    }
}
