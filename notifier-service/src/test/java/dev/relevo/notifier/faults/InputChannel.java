package dev.relevo.notifier.faults;

import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.Event;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.StatusRef;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.notifier.Breaches;
import dev.relevo.notifier.RatingEvents;
import java.time.Instant;
import java.util.List;

/** An input channel of the notifier, with an event that has an effect and the query that finds the effect. */
enum InputChannel {
    RATINGS(Topics.RATING_EVENTS, "SELECT count(*) FROM alert WHERE kind = 'red-case' AND phone_number_id = ?"),
    HANDOFFS(Topics.HANDOFF_EVENTS, "SELECT count(*) FROM alert WHERE kind = 'policy-breach' AND phone_number_id = ?"),
    OUTBOUND(
            Topics.OUTBOUND_MESSAGES,
            "SELECT count(*) FROM delivery WHERE state <> 'PENDING' AND delivery_key = 'm' || ?"),
    STATUSES(
            Topics.MESSAGE_STATUSES,
            "SELECT count(*) FROM delivery WHERE state = 'DELIVERED' AND delivery_key = 'm' || ?"),
    OWNERS(Topics.CONVERSATION_OWNERS, "SELECT count(*) FROM conversation_epoch WHERE epoch = ?::bigint");

    private static final Person MARIA = Person.ofWaId("573001112255");

    private final Topic topic;
    private final String effect;

    InputChannel(Topic topic, String effect) {
        this.topic = topic;
        this.effect = effect;
    }

    Topic topic() {
        return topic;
    }

    /** Counts the effects of the event of one number. */
    String effect() {
        return effect;
    }

    Event event(String number, Instant now) {
        var id = new PhoneNumberId(number);
        var conversation = ConversationId.of(id, MARIA.id());
        var meta = EventMeta.now(name() + number, now);
        return switch (this) {
            case RATINGS -> RatingEvents.of(number).opened();
            case HANDOFFS -> new Breaches(number).breach("a", now);
            case OUTBOUND ->
                new OutboundMessage(
                        meta,
                        "m" + number,
                        conversation,
                        id,
                        MARIA,
                        0,
                        "Hola",
                        null,
                        null,
                        OutboundMessage.AGENT_REPLY);
            case STATUSES ->
                new MessageStatus(
                        meta,
                        StatusRef.of(ConversationRef.of(id, null, MARIA, Provider.META)),
                        "wamid." + number,
                        DeliveryStatus.DELIVERED,
                        null,
                        List.of(),
                        "m" + number);
            case OWNERS ->
                new ConversationOwner(
                        meta, conversation, id, ConversationOwner.Owner.AGENT, null, null, Long.parseLong(number), now);
        };
    }
}
