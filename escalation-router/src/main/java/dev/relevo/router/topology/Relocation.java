package dev.relevo.router.topology;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.ConversationMoved;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.Event;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.Person;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.decision.ConversationMerge;
import dev.relevo.router.decision.Decider;
import dev.relevo.router.handoff.DecisionContext;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.store.ConversationStores;
import dev.relevo.router.store.EarlyEvents;
import dev.relevo.router.store.MovedMarker;
import dev.relevo.router.store.StoredState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Moves conversations to another id, usually in another partition: the state is sent there through the log, a moved marker stays,
 * and later records are forwarded. Why: docs/decisions/0007-person-moves.md.
 */
final class Relocation {
    /** A person has two ids and may change each; more hops are a cycle. */
    public static final int MAX_HOPS = 4;

    private final ConversationStores stores;
    private final RecordForwarder outbox;

    Relocation(ConversationStores stores, RecordForwarder outbox) {
        this.stores = stores;
        this.outbox = outbox;
    }

    /** The state that a move brings, for the decider. */
    public static Input joined(ConversationMoved moved) {
        Conversation other = StoredState.read(Base64.getDecoder().decode(moved.state()));
        return new Input.Joined(moved.meta().eventId(), Objects.requireNonNull(other, "a move without a conversation"));
    }

    /**
     * Forwards a record if there is a moved marker.
     *
     * @param from the conversation that a move comes from; null for any other record. A move from the marker's target deletes
     *     the marker: the conversation returns
     * @return whether it was forwarded; if not, it must be handled here
     */
    public boolean forwarded(
            Record<byte[], byte[]> record, @Nullable MovedMarker pointer, @Nullable ConversationId from) {
        if (pointer == null || pointer.to().equals(from)) {
            return false;
        }
        return outbox.isForwarded(record, pointer.to());
    }

    /** Sends the state to the person's new id and leaves a moved marker. An existing marker moves nothing. */
    void relocate(ConversationEvent why, byte @Nullable [] stored, ConversationId to, DecisionContext setting) {
        ConversationId from = why.conversation().conversationId();
        MovedMarker before = MovedMarker.read(stored);
        Instant now = setting.now();
        if (to.equals(from) || (before != null && !before.isNewsAt(now, to))) {
            return;
        }
        Conversation leaving = StoredState.read(stored);
        MovedMarker pointer = new MovedMarker(to, now);
        List<Event> farewell = leaving == null
                ? List.of()
                : ConversationMerge.away(leaving, why.meta().eventId(), setting);
        Event move = leaving == null || stored == null ? null : moved(why, stored, to, now);

        List<Event> events = new ArrayList<>(farewell);
        if (move != null) {
            events.add(move);
        }
        List<Record<byte[], OutputRecord>> out = outbox.prepared(events, now);

        // From here on only broker failures throw.
        stores.put(from, pointer.write());
        stores.index(leaving, null);
        stores.reschedule(from, timer(stored, leaving, setting.policy()), pointer.until());
        outbox.send(out);
    }

    /**
     * The time of the timer under an id; null if absent.
     *
     * @param known the conversation stored there; null for a moved marker, or nothing
     */
    public static @Nullable Instant timer(
            byte @Nullable [] stored, @Nullable Conversation known, EscalationPolicy policy) {
        MovedMarker pointer = MovedMarker.read(stored);
        if (pointer != null) {
            return pointer.until();
        }
        EarlyEvents early = EarlyEvents.read(stored);
        if (early != null) {
            return early.due();
        }
        Instant timer = StoredState.timer(stored);
        // Earlier versions did not record it; they derived it from the policy.
        return timer == null && known != null ? Decider.wakeAt(known, policy) : timer;
    }

    void forgetIfOld(ConversationId id, MovedMarker pointer, Instant now) {
        if (!now.isBefore(pointer.until())) {
            stores.put(id, null);
            outbox.disown(id, now);
        }
    }

    private static ConversationMoved moved(ConversationEvent why, byte[] stored, ConversationId to, Instant now) {
        ConversationRef old = why.conversation();
        ConversationId from = old.conversationId();
        Person person = old.person();
        Person moved = new Person(
                to.personId(), person.waId(), person.userId(), person.name(), person.username(), person.language());
        return new ConversationMoved(
                EventMeta.now(
                        Ids.derived(
                                "moved", from.value(), to.value(), why.meta().eventId()),
                        now),
                new ConversationRef(to, to.phoneNumberId(), old.wabaId(), moved, old.provider()),
                from,
                Base64.getEncoder().encodeToString(stored));
    }
}
