package dev.relevo.quickstart.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StartGateTest {
    private final StartGate gate = new StartGate();

    @Test
    void parts_start_in_parallel() {
        var both = new CountDownLatch(2);
        Runnable meets = () -> {
            both.countDown();
            await().until(() -> both.getCount() == 0);
        };

        gate.together(List.of(meets, meets));

        assertThat(both.getCount()).isZero();
    }

    @Test
    void a_failure_is_rethrown_once_the_others_have_ended() {
        var ended = new AtomicBoolean();
        Runnable fails = () -> {
            throw new StackFailure("no disk");
        };

        assertThatThrownBy(() -> gate.together(List.of(fails, () -> ended.set(true))))
                .isInstanceOf(StackFailure.class)
                .hasMessage("no disk");
        assertThat(ended).isTrue();
    }

    @Test
    void shutting_waits_for_starts_in_progress_and_prevents_further_ones() throws InterruptedException {
        var started = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var finished = new AtomicInteger();
        Thread starter = Thread.ofVirtual()
                .start(() -> gate.together(List.of(() -> {
                    started.countDown();
                    await().until(() -> release.getCount() == 0);
                    finished.incrementAndGet();
                })));
        started.await();
        Thread shutter = Thread.ofVirtual().start(gate::shut);
        await().until(() -> shutter.getState() == Thread.State.TIMED_WAITING);

        release.countDown();
        shutter.join();
        starter.join();

        assertThat(finished).hasValue(1);
        assertThatThrownBy(() -> gate.together(List.of(finished::incrementAndGet)))
                .hasMessage("stopping");
        assertThat(finished).hasValue(1);
    }
}
