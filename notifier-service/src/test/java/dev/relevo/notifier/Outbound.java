package dev.relevo.notifier;

import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.EventMeta;
import dev.relevo.event.HandoffId;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.ProviderError;
import dev.relevo.event.StatusRef;
import java.time.Instant;
import java.util.List;

/** Messages of the router from one number to a person, and WhatsApp's statuses of them. */
public record Outbound(PhoneNumberId number) {
    public static final Instant T0 = Instant.parse("2026-11-22T14:00:00Z");
    public static final Person ROSA = new Person("573001112266", "573001112266", null, "Rosa Díaz", null, "es");

    public static Outbound of(String phoneNumberId) {
        return new Outbound(new PhoneNumberId(phoneNumberId));
    }

    public ConversationId conversation() {
        return ConversationId.of(number, ROSA.id());
    }

    /** A reply of an agent: the action and the episode are named after the key. */
    public OutboundMessage reply(String key) {
        return new OutboundMessage(
                EventMeta.now(key, T0),
                key,
                "action-" + key,
                new HandoffId("handoff-" + key),
                conversation(),
                number,
                ROSA,
                0,
                "Hola " + key,
                null,
                null,
                OutboundMessage.AGENT_REPLY);
    }

    /** An offer that the router itself sends. */
    public OutboundMessage offer(String key, long epoch) {
        return new OutboundMessage(
                EventMeta.now(key, T0),
                key,
                conversation(),
                number,
                ROSA,
                epoch,
                "Hola " + key,
                null,
                null,
                OutboundMessage.OFFER);
    }

    /** WhatsApp's status of the message with this key. */
    public MessageStatus status(String key, DeliveryStatus status, Instant at, ProviderError... errors) {
        var ref = StatusRef.of(ConversationRef.of(number, null, ROSA, Provider.META));
        return status(ref, key, status, at, errors);
    }

    /** The same status from a provider that names no recipient. */
    public MessageStatus statusWithoutRecipient(String key, DeliveryStatus status, Instant at) {
        return status(new StatusRef(null, number, null, null, Provider.META), key, status, at);
    }

    public ConversationOwner owner(long epoch) {
        return new ConversationOwner(
                EventMeta.now("owner-" + epoch, T0),
                conversation(),
                number,
                ConversationOwner.Owner.AGENT,
                null,
                null,
                epoch,
                T0);
    }

    private static MessageStatus status(
            StatusRef ref, String key, DeliveryStatus status, Instant at, ProviderError... errors) {
        return new MessageStatus(
                new EventMeta("status-" + key + status, at, at),
                ref,
                "wamid." + key,
                status,
                null,
                List.of(errors),
                key);
    }
}
