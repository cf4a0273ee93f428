package dev.relevo.router.detector;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.Reason;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.ConversationTimers.UnansweredMessages;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.transcript.UserText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * No answer: no bot message, no agent message and no delivery within the time, or the user pings repeatedly. It fires once per
 * silence, then again with each further message of the user: the longer a user writes to a silent bot, the likelier they are stuck
 * (MHCH Makeup2: precision .24 at the third message in a row, .32 at the fourth, .35 at the sixth, .53 at the seventh).
 *
 * @param weight of each silence
 * @param after how long after a user's message
 * @param pings further messages without an answer that count as a silence too
 * @param pingsAfter how long after the first message a further one counts as a ping
 */
public record BotSilent(double weight, Duration after, int pings, Duration pingsAfter) implements Detector {
    public static final String NAME = "bot-silent";
    public static final BotSilent DEFAULT = new BotSilent(0.5, Duration.ofSeconds(60), 2, Duration.ofSeconds(15));

    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_SILENCE = Duration.ofHours(24);
    private static final int MAX_PINGS = 20;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Kind kind() {
        return Kind.INFERRED;
    }

    @Override
    public List<String> keys() {
        return List.of("weight", "after", "pings", "pingsAfter");
    }

    @Override
    public BotSilent with(SettingsSource source) {
        return new BotSilent(
                source.weight(weight),
                source.duration("after", SHORTEST_SILENCE, LONGEST_SILENCE, after),
                source.whole("pings", 1, MAX_PINGS, pings),
                source.duration("pingsAfter", Duration.ZERO, LONGEST_SILENCE, pingsAfter));
    }

    @Override
    public Optional<Signal> inspect(Conversation before, Input input, Instant now) {
        UnansweredMessages waiting = before.waiting();
        if (weight <= 0 || waiting == null) {
            return Optional.empty();
        }
        boolean isLate = !now.isBefore(waiting.since().plus(after));
        boolean asks = input instanceof Input.Happened(UserMessage user) && UserText.wantsAnswer(user.message());
        // The first message asks; later unanswered messages are pings.
        boolean isPing = asks && waiting.messages() >= pings && isPing(waiting, now);
        boolean counts = waiting.counted() ? isLate && asks && hasAnswered(before) : isLate || isPing;
        if (!counts) {
            return Optional.empty();
        }
        String evidence = asks
                ? "wrote " + (waiting.messages() + 1) + " messages without an answer"
                : "no answer within " + after.toSeconds() + " s";
        return Optional.of(Signal.of(new Reason(NAME, weight, waiting.messageId(), evidence)));
    }

    /** Whether a message written now is a further message into the silence, and not a line of the first. */
    public boolean isPing(UnansweredMessages waiting, Instant now) {
        return !now.isBefore(waiting.since().plus(pingsAfter));
    }

    /** If the bot never answered, its answers may not be reported at all: then a silence is weak evidence and counts once. */
    private static boolean hasAnswered(Conversation before) {
        return before.transcript().stream().anyMatch(turn -> turn.who() != Turn.Who.USER);
    }
}
