package dev.relevo.router.detector;

import dev.relevo.event.ConversationEvent.BotSignal;
import dev.relevo.event.ConversationEvent.Handover;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.text.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bot gives up: it failed, its rules ask for a person, or another system passed the conversation to Relevo.
 *
 * @param weight of a request
 */
public record BotError(double weight) implements Detector {
    public static final String NAME = "bot-error";
    public static final BotError DEFAULT = new BotError(1.0);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Kind kind() {
        return Kind.BOT_GAVE_UP;
    }

    @Override
    public List<String> keys() {
        return List.of("weight");
    }

    @Override
    public BotError with(SettingsSource source) {
        return new BotError(source.weight(weight));
    }

    @Override
    public Optional<Signal> inspect(Conversation before, Input input, Instant now) {
        if (weight <= 0) {
            return Optional.empty();
        }
        return switch (input) {
            case Input.Happened(BotSignal bot) ->
                switch (bot.signal()) {
                    case ERROR -> signal(bot.messageId(), "the bot reported an error");
                    case HANDOFF_REQUESTED -> signal(bot.messageId(), "the bot asked for a person");
                    case FALLBACK, LOW_CONFIDENCE, GOAL_REACHED, UNKNOWN -> Optional.empty();
                };
            case Input.Happened(Handover handover) ->
                signal(null, "another system passed the conversation on: " + reasonOf(handover));
            case Input.Happened ignored -> Optional.empty();
            case Input.Acted ignored -> Optional.empty();
            case Input.Joined ignored -> Optional.empty();
            case Input.Due ignored -> Optional.empty();
        };
    }

    private static String reasonOf(Handover handover) {
        return Text.quote(Objects.requireNonNullElse(handover.reason(), "no reason given"));
    }

    private Optional<Signal> signal(@Nullable String messageId, String evidence) {
        return Optional.of(Signal.of(new Reason(NAME, weight, messageId, evidence)));
    }
}
