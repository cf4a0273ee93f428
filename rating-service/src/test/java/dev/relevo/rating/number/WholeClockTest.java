package dev.relevo.rating.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relevo.event.EventTypes;
import dev.relevo.event.RedCaseEvent;
import dev.relevo.event.RedCaseEvent.DeadlineNear;
import dev.relevo.event.RedCaseEvent.RedCaseCorrected;
import dev.relevo.event.RedCaseEvent.RedCaseOpened;
import dev.relevo.rating.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A red number through its seven days, from the Graph API to Kafka, with the service's clock moved on: each notice is one event, also
 * with a correction of the flag and a swing of the colour.
 */
@QuarkusTest
@TestProfile(WholeClockTest.Shifted.class)
class WholeClockTest extends ServiceTest {
    private static final String NUMBER = "87001";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    ShiftedClock clock;

    /** The service with a clock that tests move. */
    public static final class Shifted implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ShiftedClock.class);
        }
    }

    @Test
    void the_whole_clock() {
        register(NUMBER, "88001", "15550087001");
        rate(NUMBER, "RED");
        awaitTypes("red-case-opened", "deadline-near");
        RedCaseOpened opened = only(RedCaseOpened.class);
        Instant seenAt = opened.redCase().flaggedAt();

        clock.moveTo(seenAt.plus(Duration.ofDays(1)));
        Instant flaggedAt = seenAt.minus(Duration.ofHours(6));
        operator()
                .body("{\"rating\": \"RED\", \"reason\": \"Business Manager\", \"flaggedAt\": \"" + flaggedAt + "\"}")
                .post("/v1/numbers/" + NUMBER + "/observations")
                .then()
                .statusCode(200);
        awaitTypes("red-case-opened", "deadline-near", "red-case-corrected");
        Instant deadline =
                Objects.requireNonNull(only(RedCaseCorrected.class).redCase().deadline());
        assertThat(deadline).isEqualTo(flaggedAt.plus(Duration.ofDays(7)));

        awaitNotice(deadline, Duration.ofDays(5));
        rate(NUMBER, "GREEN");
        await("closed").atMost(LIMIT).until(() -> types().contains("red-case-closed"));
        rate(NUMBER, "RED");
        await("re-opened")
                .atMost(LIMIT)
                .until(() ->
                        events().getLast() instanceof RedCaseOpened again && Boolean.TRUE.equals(again.reopened()));
        for (Duration left : List.of(
                Duration.ofDays(3),
                Duration.ofDays(2),
                Duration.ofDays(1),
                Duration.ofHours(12),
                Duration.ofHours(4),
                Duration.ofHours(1))) {
            awaitNotice(deadline, left);
        }
        clock.moveTo(deadline.plusSeconds(1));
        await("judged").atMost(LIMIT).until(() -> types().contains("limit-not-imposed"));
        operator()
                .body("{\"reason\": \"Business Manager shows a limit\"}")
                .post("/v1/numbers/" + NUMBER + "/limit")
                .then()
                .statusCode(200);
        await("limited").atMost(LIMIT).until(() -> types().contains("limit-imposed"));
        rate(NUMBER, "GREEN");

        awaitTypes(
                "red-case-opened",
                "deadline-near",
                "red-case-corrected",
                "deadline-near",
                "red-case-closed",
                "red-case-opened",
                "deadline-near",
                "deadline-near",
                "deadline-near",
                "deadline-near",
                "deadline-near",
                "deadline-near",
                "limit-not-imposed",
                "limit-imposed",
                "red-case-closed");
        assertThat(events().stream().map(event -> event.redCase().caseId()))
                .containsOnly(opened.redCase().caseId());
        assertThat(events().stream().filter(DeadlineNear.class::isInstance).map(event -> ((DeadlineNear) event)
                        .remaining()))
                .containsExactly(
                        Duration.ofDays(7),
                        Duration.ofDays(5),
                        Duration.ofDays(3),
                        Duration.ofDays(2),
                        Duration.ofDays(1),
                        Duration.ofHours(12),
                        Duration.ofHours(4),
                        Duration.ofHours(1));
    }

    /** A second before nothing is due; the schedule runs every second here. */
    private void awaitNotice(Instant deadline, Duration left) {
        clock.moveTo(deadline.minus(left));
        await(left.toString())
                .atMost(LIMIT)
                .until(() -> events().getLast() instanceof DeadlineNear near
                        && near.remaining().equals(left)
                        && !near.late());
    }

    private void awaitTypes(String... types) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(types()).containsExactly(types));
    }

    private <T extends RedCaseEvent> T only(Class<T> type) {
        List<T> found = ratingEvents(NUMBER, type);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<String> types() {
        return events().stream().map(EventTypes::of).toList();
    }

    private List<RedCaseEvent> events() {
        return ratingEvents(NUMBER, RedCaseEvent.class);
    }
}
