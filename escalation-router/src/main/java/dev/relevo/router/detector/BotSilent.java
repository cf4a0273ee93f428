package dev.relevo.router.detector;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.Reason;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.ConversationTimers.UnansweredMessages;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.policy.DetectorSettings;
import dev.relevo.router.transcript.UserText;
import java.time.Instant;
import java.util.Optional;

/**
 * Nobody answers: no bot message, no agent message and no delivery within the time, or the person pings again and again. Once
 * per silence, and again with each message that the user writes into it after the time: a user who keeps writing to a bot that has
 * stopped answering is the more stuck the longer it lasts (MHCH Makeup2: precision .24 at the third message in a row, .32 at
 * the fourth, .35 at the sixth, .53 at the seventh).
 */
public record BotSilent() implements Detector {
    public static final String NAME = "bot-silent";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Kind kind() {
        return Kind.INFERRED;
    }

    @Override
    public Optional<Signal> inspect(Conversation before, Input input, DetectorSettings settings, Instant now) {
        DetectorSettings.BotSilent own = settings.botSilent();
        UnansweredMessages waiting = before.waiting();
        if (own.weight() <= 0 || waiting == null) {
            return Optional.empty();
        }
        boolean isLate = !now.isBefore(waiting.since().plus(own.after()));
        boolean asks = input instanceof Input.Happened(UserMessage user) && UserText.wantsAnswer(user.message());
        // The first message asks; those after it, unanswered, are pings.
        boolean pings = asks && waiting.messages() >= own.pings() && isPing(waiting, own, now);
        boolean counts = waiting.counted() ? isLate && asks && hasAnswered(before) : isLate || pings;
        if (!counts) {
            return Optional.empty();
        }
        String evidence = asks
                ? "wrote " + (waiting.messages() + 1) + " messages without an answer"
                : "no answer within " + own.after().toSeconds() + " s";
        return Optional.of(Signal.of(new Reason(NAME, own.weight(), waiting.messageId(), evidence)));
    }

    /** Whether a message now counts as one more into the silence, and not as a line of the first. */
    public static boolean isPing(UnansweredMessages waiting, DetectorSettings.BotSilent own, Instant now) {
        return !now.isBefore(waiting.since().plus(own.pingsAfter()));
    }

    /** A bot that never answered may be one whose answers are not reported: then a silence says little, and counts once. */
    private static boolean hasAnswered(Conversation before) {
        return before.transcript().stream().anyMatch(turn -> turn.who() != Turn.Who.USER);
    }
}
