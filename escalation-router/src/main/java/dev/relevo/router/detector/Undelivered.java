package dev.relevo.router.detector;

import dev.relevo.event.ConversationEvent.DeliverySeen;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.Reason;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The bot's answer was not delivered: WhatsApp rejected it (131026 cannot receive it, 131047 window closed, …). A failed campaign
 * to a user who never wrote is not evidence.
 *
 * @param weight of one answer that did not arrive
 */
public record Undelivered(double weight) implements Detector {
    public static final String NAME = "undelivered";
    public static final Undelivered DEFAULT = new Undelivered(0.5);

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
        return List.of("weight");
    }

    @Override
    public Undelivered with(SettingsSource source) {
        return new Undelivered(source.weight(weight));
    }

    @Override
    public Optional<Signal> inspect(Conversation before, Input input, Instant now) {
        if (weight <= 0
                || !(input instanceof Input.Happened(DeliverySeen delivery))
                || delivery.status() != DeliveryStatus.FAILED
                || before.lastTurns(Turn.Who.USER, 1).isEmpty()) {
            return Optional.empty();
        }
        String code = delivery.errorCode() == null ? "" : " (" + delivery.errorCode() + ")";
        return Optional.of(Signal.of(
                new Reason(NAME, weight, delivery.messageId(), "an answer to the user was not delivered" + code)));
    }
}
