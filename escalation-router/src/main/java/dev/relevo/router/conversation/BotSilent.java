package dev.relevo.router.conversation;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.Reason;
import dev.relevo.router.policy.DetectorSettings;
import java.time.Instant;
import java.util.Optional;

/** Nobody answers: no bot message, no agent message and no delivery within the time, or the person pings again and again. */
public record BotSilent() implements Detector {
    public static final String NAME = "bot-silent";

    @Override
    public Optional<Signal> inspect(Conversation before, Input input, DetectorSettings settings, Instant now) {
        DetectorSettings.BotSilent own = settings.botSilent();
        Waiting waiting = before.waiting();
        if (own.weight() <= 0 || waiting == null || waiting.counted()) {
            return Optional.empty();
        }
        boolean tooLong = !now.isBefore(waiting.since().plus(own.after()));
        // The first message asks; those after it, unanswered, are pings.
        boolean pinged = input instanceof Input.Happened(UserMessage ignored) && waiting.messages() >= own.pings();
        if (!tooLong && !pinged) {
            return Optional.empty();
        }
        String evidence = tooLong
                ? "no answer within " + own.after().toSeconds() + " s"
                : "wrote " + (waiting.messages() + 1) + " messages without an answer";
        return Optional.of(Signal.of(new Reason(NAME, own.weight(), waiting.messageId(), evidence)));
    }
}
