package dev.relevo.router.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.HandoffEvent.HandoffOpened;
import dev.relevo.event.HandoffEvent.PassedQueue;
import dev.relevo.kit.hours.OpeningHours;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policy.QueueCondition;
import dev.relevo.router.policy.QueueRule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A handoff says which queues it did not go to, and why. */
class PassedOverQueuesTest {
    private static final QueueRule CLOSED = queue("night", Policies.TUESDAY_MORNING);
    private static final QueueRule EMPTY = queue("empty", OpeningHours.ALWAYS);
    private static final QueueRule STAFFED = queue("support", OpeningHours.ALWAYS);

    @Test
    void those_that_matched_first_are_named() {
        Story story = new Story(Policies.with(List.of(CLOSED, EMPTY, STAFFED), EscalationPolicy.Mode.LIVE));
        story.with(Policies.onlyIn("support")).user("un humano por favor");

        assertThat(story.event(HandoffOpened.class).passedOver())
                .containsExactly(
                        new PassedQueue("night", "closed at this hour"),
                        new PassedQueue("empty", "no agent is present"));
        assertThat(story.episode().passedOver())
                .isEqualTo(story.event(HandoffOpened.class).passedOver());
    }

    @Test
    void none_when_the_first_took_it() {
        Story story = new Story(Policies.with(List.of(STAFFED, EMPTY), EscalationPolicy.Mode.LIVE));
        story.user("un humano por favor");

        assertThat(story.event(HandoffOpened.class).passedOver()).isNull();
    }

    private static QueueRule queue(String name, OpeningHours hours) {
        return new QueueRule(
                name, QueueCondition.ANYBODY, hours, Duration.ofMinutes(5), Duration.ofSeconds(60), null, null);
    }
}
