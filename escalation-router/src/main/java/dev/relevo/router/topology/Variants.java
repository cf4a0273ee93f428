package dev.relevo.router.topology;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.AliasLinked;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.BotSignal;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.Person;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.store.EarlyEvents;
import dev.relevo.router.store.MovedMarker;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Numbers with two written forms: a record under an unknown form is looked up under the other, and the form that the person writes
 * under becomes the one that the other points to. Why: docs/decisions/0013-number-variants.md.
 */
final class Variants {
    private final Relocation relocation;
    private final Decisions decisions;
    private final EarlyEventsStore early;
    private final RecordForwarder outbox;

    Variants(Relocation relocation, Decisions decisions, EarlyEventsStore early, RecordForwarder outbox) {
        this.relocation = relocation;
        this.decisions = decisions;
        this.early = early;
        this.outbox = outbox;
    }

    /** Handles an event: here, at the person's current id, under the other form of their number, or as an early event. */
    public void heard(Record<byte[], byte[]> record, ConversationEvent event, byte @Nullable [] stored, Instant now) {
        ConversationId here = event.conversation().conversationId();
        MovedMarker pointer = MovedMarker.read(stored);
        if (relocation.forwarded(record, pointer, null)) {
            if (isLookedForHere(record, event)) {
                link(
                        event,
                        event.conversation().person().id(),
                        Objects.requireNonNull(pointer).to(),
                        now);
            }
        } else if (event instanceof UserMessage) {
            Conversation before = decisions.decide(here, stored, new Input.Happened(event), now);
            if (before == null || !isWindowOpen(before, now)) {
                linkTheOtherForm(event, here, now);
            }
        } else if (!isSearched(record, here, stored) && !isTooEarly(record, event, stored)) {
            Conversation before = decisions.decide(here, stored, new Input.Happened(event), now);
            // A conversation without its person does not attract records: the person may still write under the other
            // form.
            if (before != null && before.windowClosesAt() != null && isLookedForHere(record, event)) {
                link(event, event.conversation().person().id(), here, now);
            }
        }
    }

    /**
     * Sends a record under an unknown id to the other form of its number, or back from there.
     *
     * @return false when it must be handled here
     */
    boolean isSearched(Record<byte[], byte[]> record, ConversationId here, byte @Nullable [] stored) {
        ConversationId other = isUnknown(stored) ? NumberVariant.of(here) : null;
        if (other == null) {
            return false;
        }
        int search = Hops.search(record);
        boolean waits = search == Hops.FRESH && EarlyEvents.read(stored) != null;
        // Waiting records found nothing under the other form, and a newer record must not overtake them.
        boolean goes = (search == Hops.FRESH && !waits) || Hops.isThere(search);
        return goes && outbox.isForwarded(outbox.origin().topic(), record, other, search + 1);
    }

    /** Whether it is a bot's event that neither form knows. Events of other senders start a conversation, as everywhere. */
    private boolean isTooEarly(Record<byte[], byte[]> record, ConversationEvent event, byte @Nullable [] stored) {
        boolean bot = event instanceof BotMessage || event instanceof BotSignal;
        if (!bot || !isUnknown(stored) || NumberVariant.of(event.conversation().conversationId()) == null) {
            return false;
        }
        if (Hops.search(record) >= Hops.LAST_LOOK) {
            outbox.deadLetter(outbox.origin(), Hops.none(record), EarlyEventsStore.UNHEARD);
        } else {
            early.keep(record, event, EarlyEvents.read(stored));
        }
        return true;
    }

    private static boolean isUnknown(byte @Nullable [] stored) {
        return stored == null || EarlyEvents.read(stored) != null;
    }

    private static boolean isWindowOpen(Conversation conversation, Instant now) {
        Instant closes = conversation.windowClosesAt();
        return closes != null && now.isBefore(closes);
    }

    /** Whether it was forwarded here from the other form for a lookup. For other records this costs one comparison. */
    private static boolean isLookedForHere(Record<byte[], byte[]> record, ConversationEvent event) {
        ConversationRef ref = event.conversation();
        String person = ref.person().id();
        return !ref.conversationId().value().endsWith(person)
                && person.equals(NumberVariant.of(ref.conversationId().personId()))
                && Hops.isThere(Hops.search(record));
    }

    /** The person wrote here, for the first time or for the first time in a day: what is stored under the other form moves here. */
    private void linkTheOtherForm(ConversationEvent event, ConversationId here, Instant now) {
        Person person = event.conversation().person();
        String other = NumberVariant.of(Objects.requireNonNullElse(person.waId(), here.personId()));
        if (other != null) {
            link(event, other, here, now);
        }
    }

    private void link(ConversationEvent cause, String waId, ConversationId to, Instant now) {
        ConversationRef ref = cause.conversation();
        ConversationRef other =
                ConversationRef.of(ref.phoneNumberId(), ref.wabaId(), Person.ofWaId(waId), ref.provider());
        if (!other.conversationId().equals(to)) {
            String eventId = Ids.derived(
                    "variant",
                    other.conversationId().value(),
                    to.value(),
                    cause.meta().eventId());
            outbox.send(outbox.prepared(List.of(new AliasLinked(EventMeta.now(eventId, now), other, to)), now));
        }
    }
}
