package dev.relevo.router.topology;

import dev.relevo.event.ConversationId;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.decision.Decider;
import dev.relevo.router.handoff.DecisionContext;
import dev.relevo.router.handoff.Outcome;
import dev.relevo.router.store.ConversationStores;
import dev.relevo.router.store.StoredState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Calls the decider and applies its outcome: state, index, timer and records. */
final class Decisions {
    private final ConversationStores stores;
    private final RecordForwarder outbox;
    private final DecisionContext.Source contexts;

    Decisions(ConversationStores stores, RecordForwarder outbox, DecisionContext.Source contexts) {
        this.stores = stores;
        this.outbox = outbox;
        this.contexts = contexts;
    }

    /** The context of decisions for this number. */
    public DecisionContext setting(PhoneNumberId number, Instant now) {
        return contexts.of(number, now);
    }

    /**
     * Decides on an input and applies the outcome.
     *
     * @param stored the value stored under the id
     * @return the previous state; null if absent
     * @throws dev.relevo.router.limits.UnusableException before anything is written
     */
    @Nullable
    public Conversation decide(ConversationId id, byte @Nullable [] stored, Input input, Instant now) {
        Conversation known = StoredState.read(stored);
        Conversation before = known == null ? Conversation.unknown(id, now) : known;
        DecisionContext setting = setting(id.phoneNumberId(), now);

        Outcome outcome = Decider.decide(before, input, setting);
        List<Record<byte[], OutputRecord>> out = outbox.prepared(outcome.events(), now);
        Instant standing = StoredState.timer(stored);
        Instant timer = earlier(standing, outcome.wakeAt());
        byte[] after = stateOf(outcome, timer);
        outbox.checkState(after);

        // From here on only broker failures throw, so state and records stay one unit.
        stores.put(id, after);
        stores.index(known, outcome.next());
        if (!Objects.equals(standing, timer)) {
            stores.reschedule(id, Relocation.timer(stored, known, setting.policy()), timer);
        }
        outbox.send(out);
        if (after == null) {
            outbox.disown(id, now);
        }
        return known;
    }

    /** The stored timer if it is early enough, otherwise a new one. Null without a due time. */
    private static @Nullable Instant earlier(@Nullable Instant standing, @Nullable Instant wakeAt) {
        return standing != null && wakeAt != null && !standing.isAfter(wakeAt) ? standing : wakeAt;
    }

    private static byte @Nullable [] stateOf(Outcome outcome, @Nullable Instant timer) {
        if (outcome.next() == null) {
            return null;
        }
        Instant due = Objects.requireNonNull(outcome.wakeAt(), "a conversation that is never forgotten");
        return StoredState.write(outcome.next(), Objects.requireNonNull(timer), due);
    }
}
