package dev.relevo.router.handoff;

import dev.relevo.event.HandoffEvent.PassedQueue;
import dev.relevo.router.conversation.ConversationTimers;
import dev.relevo.router.conversation.Episode.QueuePlacement;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policy.QueueRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When an answer is due and when a queue overflows. Both clocks run only during opening hours. */
final class AnswerDeadlines {
    /** Reserved before the window closes, so that an answer can still be sent. */
    private static final Duration WINDOW_MARGIN = Duration.ofMinutes(15);

    private AnswerDeadlines() {}

    /**
     * A placement in that queue from now on.
     *
     * @param before the previous placement; null for the first queue
     * @param byOverflow whether the episode comes from a queue that overflowed
     */
    public static QueuePlacement place(
            Transition step, QueueRule queue, @Nullable QueuePlacement before, boolean byOverflow) {
        boolean overflowed = byOverflow || (before != null && before.overflowed());
        int attempt = before == null ? 1 : before.attempt() + 1;
        List<PassedQueue> passedOver = before == null ? List.of() : before.passedOver();
        Instant overflowAt = overflowed ? null : overflowAt(step, queue);
        return new QueuePlacement(queue.name(), dueAt(step, queue), attempt, overflowed, overflowAt, passedOver);
    }

    /** The earlier of the queue's target and the window's end minus a margin, but not before now. */
    private static Instant dueAt(Transition step, QueueRule queue) {
        EscalationPolicy policy = step.policy();
        Instant target = queue.hours()
                .after(step.now(), policy.timeZone(), queue.answerWithin())
                .orElse(Instant.MAX);
        Instant closes = step.state().windowClosesAt();
        Instant latest = closes == null ? step.now().plus(ConversationTimers.WINDOW) : closes.minus(WINDOW_MARGIN);
        Instant due = target.isBefore(latest) ? target : latest;
        return due.isBefore(step.now()) ? step.now() : due;
    }

    /** When the queue's time has passed and the overflow queue is open; null without an overflow queue. */
    private static @Nullable Instant overflowAt(Transition step, QueueRule queue) {
        QueueRule.Overflow overflow = queue.overflow();
        QueueRule other =
                overflow == null ? null : step.policy().queue(overflow.to()).orElse(null);
        if (overflow == null || other == null) {
            return null;
        }
        EscalationPolicy policy = step.policy();
        return queue.hours()
                .after(step.now(), policy.timeZone(), overflow.after())
                .flatMap(late -> other.hours().opensAt(late, policy.timeZone()))
                .orElse(null);
    }
}
