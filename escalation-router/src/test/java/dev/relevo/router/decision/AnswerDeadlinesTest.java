package dev.relevo.router.decision;

import static dev.relevo.router.decision.Story.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Handoff;
import dev.relevo.kit.hours.OpeningHours;
import dev.relevo.kit.hours.OpeningHours.Interval;
import dev.relevo.router.conversation.ConversationTimers;
import dev.relevo.router.policy.EscalationPolicy.Mode;
import dev.relevo.router.policy.QueueCondition;
import dev.relevo.router.policy.QueueRule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** T0 is a Wednesday, 10:00 in Bogotá; the queue is open from 8 to 12 and from 14 to 18 o'clock. */
class AnswerDeadlinesTest {
    private static final Instant NOON = T0.plus(Duration.ofHours(2));
    private static final Instant TWO = T0.plus(Duration.ofHours(4));

    @Test
    void an_answer_is_due_within_open_minutes() {
        Story story = story(queue(Duration.ofMinutes(5), null));

        story.after(Duration.ofMinutes(118)).user("un humano por favor");

        assertThat(story.event(Handoff.class).dueAt()).isEqualTo(TWO.plus(Duration.ofMinutes(3)));
    }

    @Test
    void an_answer_is_due_before_the_window_closes_however_long_the_queue_is_closed() {
        Story story = story(queue(Duration.ofHours(7), null));

        story.user("un humano por favor");

        assertThat(story.event(Handoff.class).dueAt())
                .isEqualTo(T0.plus(ConversationTimers.WINDOW).minus(Duration.ofMinutes(15)));
    }

    @Test
    void a_queue_overflows_at_its_own_time_before_the_answer_is_due() {
        Story story = story(queue(Duration.ofHours(1), Duration.ofMinutes(3)), Policies.any());

        story.after(Duration.ofMinutes(118)).user("un humano por favor");
        story.timerFires();

        assertThat(story.said()).containsExactly("handoff-overflowed", "handoff");
        assertThat(story.now()).isEqualTo(TWO.plus(Duration.ofMinutes(1)));
        assertThat(story.event(Handoff.class).attempt()).isEqualTo(2);
    }

    @Test
    void a_person_is_told_the_other_ways_first_when_the_answer_is_due_before_the_queue_overflows() {
        Story story = story(queue(Duration.ofMinutes(5), Duration.ofMinutes(10)), Policies.any());

        story.user("un humano por favor").timerFires();
        assertThat(story.said()).startsWith("handoff-path-offered");

        story.timerFires();
        assertThat(story.said()).containsExactly("handoff-overflowed", "handoff");
        assertThat(story.now()).isEqualTo(T0.plus(Duration.ofMinutes(10)));
    }

    @Test
    void it_overflows_when_the_other_queue_opens() {
        QueueRule afternoon = new QueueRule(
                "support-any",
                QueueCondition.language("xx"),
                hours(new Interval(LocalTime.of(11, 0), LocalTime.of(18, 0))),
                Duration.ofMinutes(10),
                Duration.ofSeconds(60),
                null,
                null);
        Story story = story(queue(Duration.ofHours(3), Duration.ofMinutes(5)), afternoon);

        story.user("un humano por favor").timerFires();

        assertThat(story.said()).containsExactly("handoff-overflowed", "handoff");
        assertThat(story.now()).isEqualTo(T0.plus(Duration.ofHours(1)));
        assertThat(story.event(Handoff.class).dueAt()).isBefore(NOON);
    }

    private static Story story(QueueRule... queues) {
        return new Story(Policies.with(List.of(queues), Mode.LIVE));
    }

    private static QueueRule queue(Duration answerWithin, @Nullable Duration overflowAfter) {
        return new QueueRule(
                "support-es",
                QueueCondition.ANYBODY,
                hours(
                        new Interval(LocalTime.of(8, 0), LocalTime.of(12, 0)),
                        new Interval(LocalTime.of(14, 0), LocalTime.of(18, 0))),
                answerWithin,
                Duration.ofSeconds(60),
                overflowAfter == null ? null : new QueueRule.Overflow(overflowAfter, "support-any"),
                null);
    }

    private static OpeningHours hours(Interval... wednesday) {
        return new OpeningHours(false, Map.of(DayOfWeek.WEDNESDAY, List.of(wednesday)), Set.of());
    }
}
