package dev.relevo.router.detector;

import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.BotSignal;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.policy.DetectorSettings;
import dev.relevo.router.text.Text;
import dev.relevo.router.transcript.UserText;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bot did not understand: it sends a signal, or its own fallback words. Once per user turn; two in a row count at
 * least 0.8, three are enough (Copilot Studio escalates at the third, Google Business Messages at the second).
 */
public record BotMiss() implements Detector {
    public static final String NAME = "bot-miss";

    private static final int ENOUGH_IN_A_ROW = 3;

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
        DetectorSettings.BotMiss own = settings.botMiss();
        if (own.weight() <= 0 || before.suspicion().missedThisTurn()) {
            return Optional.empty();
        }
        return switch (input) {
            case Input.Happened(BotSignal signal) ->
                missed(signal, own)
                        ? Optional.of(signal(before, own, signal.messageId(), "the bot reported " + signal.signal()))
                        : Optional.empty();
            case Input.Happened(BotMessage bot) ->
                own.fallbackTexts().match(UserText.of(bot.message()))
                        ? Optional.of(signal(
                                before,
                                own,
                                bot.message().messageId(),
                                "the bot answered \"" + Text.quote(UserText.of(bot.message())) + "\""))
                        : Optional.empty();
            case Input.Happened ignored -> Optional.empty();
            case Input.Acted ignored -> Optional.empty();
            case Input.Joined ignored -> Optional.empty();
            case Input.Due ignored -> Optional.empty();
        };
    }

    private static boolean missed(BotSignal signal, DetectorSettings.BotMiss own) {
        return switch (signal.signal()) {
            case FALLBACK -> true;
            case LOW_CONFIDENCE -> {
                Double confidence = signal.confidence();
                Double gap = signal.gap();
                boolean figures = confidence != null || gap != null;
                // A bot that gives no figures has judged for itself.
                yield !figures
                        || (confidence != null && confidence < own.confidenceBelow())
                        || (gap != null && gap < own.gapBelow());
            }
            case ERROR, GOAL_REACHED, HANDOFF_REQUESTED, UNKNOWN -> false;
        };
    }

    private static Signal signal(
            Conversation before, DetectorSettings.BotMiss own, @Nullable String messageId, String evidence) {
        int inARow = before.suspicion().misses() + 1;
        double floor = inARow >= ENOUGH_IN_A_ROW ? 1.0 : inARow * own.weight();
        return Signal.miss(new Reason(NAME, own.weight(), messageId, evidence + " (" + inARow + " in a row)"), floor);
    }
}
