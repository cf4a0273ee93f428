package dev.relevo.router.detector;

import dev.relevo.event.ConversationEvent.DeliverySeen;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.Reason;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.policy.DetectorSettings;
import java.time.Instant;
import java.util.Optional;

/**
 * The bot's answer did not arrive: WhatsApp refused it (131026 cannot receive it, 131047 window closed, …). A campaign that
 * fails for someone who never wrote leaves nobody stuck.
 */
public record Undelivered() implements Detector {
    public static final String NAME = "undelivered";

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
        if (settings.undelivered() <= 0
                || !(input instanceof Input.Happened(DeliverySeen delivery))
                || delivery.status() != DeliveryStatus.FAILED
                || before.lastTurns(Turn.Who.USER, 1).isEmpty()) {
            return Optional.empty();
        }
        String code = delivery.errorCode() == null ? "" : " (" + delivery.errorCode() + ")";
        return Optional.of(Signal.of(new Reason(
                NAME, settings.undelivered(), delivery.messageId(), "an answer to the user was not delivered" + code)));
    }
}
