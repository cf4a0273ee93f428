package dev.relevo.router.detector;

import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.BotSignal;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.text.Templates;
import dev.relevo.router.text.Text;
import dev.relevo.router.transcript.UserText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bot did not understand: it sends a signal, or its own fallback words. Once per user turn; two in a row count at least 0.8,
 * three are enough (Copilot Studio escalates at the third, Google Business Messages at the second).
 *
 * @param weight of each; three in a row are enough for any weight
 * @param confidenceBelow a top intent with less confidence is a miss
 * @param gapBelow two top intents closer than this are a miss
 * @param fallbackTexts the bot's own words for it; a {@code *} at the end matches any rest
 */
public record BotMiss(double weight, double confidenceBelow, double gapBelow, Templates fallbackTexts)
        implements Detector {
    public static final String NAME = "bot-miss";
    public static final BotMiss DEFAULT = new BotMiss(0.4, 0.3, 0.1, Templates.NONE);

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
    public List<String> keys() {
        return List.of("weight", "confidenceBelow", "gapBelow", "fallbackTexts");
    }

    @Override
    public BotMiss with(SettingsSource source) {
        return new BotMiss(
                source.weight(weight),
                source.number("confidenceBelow", 0, 1, confidenceBelow),
                source.number("gapBelow", 0, 1, gapBelow),
                Templates.of(source.phrases("fallbackTexts", SettingsSource.MAX_TEXTS)));
    }

    @Override
    public Optional<Signal> inspect(Conversation before, Input input, Instant now) {
        if (weight <= 0 || before.suspicion().missedThisTurn()) {
            return Optional.empty();
        }
        return switch (input) {
            case Input.Happened(BotSignal signal) ->
                missed(signal)
                        ? Optional.of(signal(before, signal.messageId(), "the bot reported " + signal.signal()))
                        : Optional.empty();
            case Input.Happened(BotMessage bot) ->
                fallbackTexts.match(UserText.of(bot.message()))
                        ? Optional.of(signal(
                                before,
                                bot.message().messageId(),
                                "the bot answered \"" + Text.quote(UserText.of(bot.message())) + "\""))
                        : Optional.empty();
            case Input.Happened ignored -> Optional.empty();
            case Input.Acted ignored -> Optional.empty();
            case Input.Joined ignored -> Optional.empty();
            case Input.Due ignored -> Optional.empty();
        };
    }

    private boolean missed(BotSignal signal) {
        return switch (signal.signal()) {
            case FALLBACK -> true;
            case LOW_CONFIDENCE -> {
                Double confidence = signal.confidence();
                Double gap = signal.gap();
                boolean figures = confidence != null || gap != null;
                // A bot that reports no confidence has decided by itself.
                yield !figures
                        || (confidence != null && confidence < confidenceBelow)
                        || (gap != null && gap < gapBelow);
            }
            case ERROR, GOAL_REACHED, HANDOFF_REQUESTED, UNKNOWN -> false;
        };
    }

    private Signal signal(Conversation before, @Nullable String messageId, String evidence) {
        int inARow = before.suspicion().misses() + 1;
        double floor = inARow >= ENOUGH_IN_A_ROW ? 1.0 : inARow * weight;
        return Signal.miss(new Reason(NAME, weight, messageId, evidence + " (" + inARow + " in a row)"), floor);
    }
}
