package dev.relevo.rating.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.kit.outbox.OutboxJobs;
import dev.relevo.rating.ServiceTest;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The schedule of the relay is paused, so rows stay unpublished, as after a crash, until the test runs the relay. The tests of
 * dev.relevo.kit.outbox prove the rest.
 */
@QuarkusTest
class OutboxRelayTest extends ServiceTest {
    @Inject
    Scheduler scheduler;

    @Inject
    OutboxJobs jobs;

    @BeforeEach
    void pause() {
        scheduler.pause(OutboxJobs.RELAY);
        jobs.relay();
    }

    @AfterEach
    void resume() {
        scheduler.resume(OutboxJobs.RELAY);
    }

    @Test
    void events_committed_before_a_crash_are_published_after_it_in_order() {
        registerHereOnly("13001", "23001", "15550002001");
        observe("13001", "YELLOW");
        observe("13001", "RED");
        observe("13001", "GREEN");
        assertThat(ratingEvents("13001")).isEmpty();

        jobs.relay();

        assertThat(ratingEventTypes("13001").stream().filter(type -> !type.equals("deadline-near")))
                .containsExactly(
                        "rating-changed", "rating-changed", "red-case-opened", "rating-changed", "red-case-closed");
    }

    private static void observe(String phoneNumberId, String rating) {
        operator()
                .body("{\"rating\": \"" + rating + "\", \"reason\": \"seen in WhatsApp Manager\"}")
                .post("/v1/numbers/" + phoneNumberId + "/observations")
                .then()
                .statusCode(200);
    }
}
