package dev.relevo.notifier;

import dev.relevo.event.ConversationId;
import dev.relevo.event.EventMeta;
import dev.relevo.event.HandoffEvent;
import dev.relevo.event.HandoffId;
import dev.relevo.event.HandoffRef;
import dev.relevo.event.Ids;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Handoff events of people who ask one number for a human, as the router writes them. */
public record Breaches(String phoneNumberId) {
    /** The person's request, which no mail may repeat. */
    static final String REQUEST = "soy Ana Torres y quiero un humano";

    public HandoffEvent breach(String person, Instant at) {
        Reason request = new Reason("human-request", 1.0, "wamid." + person, REQUEST);
        return new HandoffEvent.PolicyBreach(meta("breach", person, at), ref(person), request, "Menú");
    }

    public HandoffEvent expired(Instant at) {
        return new HandoffEvent.HandoffExpired(meta("expired", "a", at), ref("a"));
    }

    /** A person waited too long in a queue. */
    public HandoffEvent overflowed(String queue, Instant at) {
        return new HandoffEvent.HandoffOverflowed(meta("overflowed", queue, at), ref("a"), queue);
    }

    /** @param actionId null when no agent wrote the message */
    public HandoffEvent failed(@Nullable String actionId, Instant at) {
        return new HandoffEvent.MessageFailed(
                meta("failed" + actionId, "a", at), ref("a"), actionId, "key-1", "131026", "57300 unreachable", false);
    }

    private HandoffRef ref(String person) {
        return new HandoffRef(
                new HandoffId(Ids.derived(phoneNumberId, person)),
                new ConversationId(phoneNumberId + ":" + person),
                new PhoneNumberId(phoneNumberId),
                null,
                null);
    }

    private EventMeta meta(String what, String person, Instant at) {
        return new EventMeta(Ids.derived(what, phoneNumberId, person, at.toString()), at, at);
    }
}
