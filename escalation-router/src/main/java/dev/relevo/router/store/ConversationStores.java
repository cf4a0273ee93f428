package dev.relevo.router.store;

import dev.relevo.event.ConversationId;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Episode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The three stores of a task: conversations or where they moved, timers, and the index of handoffs. */
public final class ConversationStores {
    private static final byte[] SET = {1};

    private final KeyValueStore<Bytes, byte[]> conversations;
    private final KeyValueStore<Bytes, byte[]> timers;
    private final KeyValueStore<Bytes, byte[]> handoffs;

    /** Start of the search for due timers: earlier ones are deleted, but skipping each tombstone has a cost. */
    private Bytes noneBefore = TimerKey.FIRST;

    public ConversationStores(ProcessorContext<?, ?> context) {
        this.conversations = context.getStateStore(Stores.CONVERSATIONS);
        this.timers = context.getStateStore(Stores.TIMERS);
        this.handoffs = context.getStateStore(Stores.HANDOFFS);
    }

    /** A conversation or a moved marker, as stored. */
    public byte @Nullable [] get(ConversationId id) {
        return conversations.get(key(id));
    }

    /** Null deletes it. */
    public void put(ConversationId id, byte @Nullable [] stored) {
        conversations.put(key(id), stored);
    }

    /** Keeps the handoff index consistent with the episode. */
    public void index(@Nullable Conversation before, @Nullable Conversation after) {
        Episode old = before == null ? null : before.episode();
        Episode current = after == null ? null : after.episode();
        boolean same =
                old != null && current != null && old.id().equals(current.id()) && old.isOpen() == current.isOpen();
        if (same) {
            return;
        }
        if (old != null) {
            handoffs.delete(HandoffKey.of(old.id(), old.isOpen()));
        }
        if (current != null) {
            ConversationId id = Objects.requireNonNull(after).id();
            handoffs.put(HandoffKey.of(current.id(), current.isOpen()), key(id).get());
        }
    }

    /** Each conversation has at most one timer. */
    public void reschedule(ConversationId id, @Nullable Instant old, @Nullable Instant next) {
        if (old != null && !old.equals(next)) {
            timers.delete(new TimerKey(old, id.value()).encoded());
        }
        if (next != null) {
            Bytes timer = new TimerKey(next, id.value()).encoded();
            timers.put(timer, SET);
            noneBefore = timer.compareTo(noneBefore) < 0 ? timer : noneBefore;
        }
    }

    /** Takes the due timers, the earliest first. */
    public List<TimerKey> takeDue(Instant now, int max) {
        List<TimerKey> due = new ArrayList<>();
        Bytes until = TimerKey.until(now);
        if (noneBefore.compareTo(until) >= 0) {
            return due;
        }
        try (var range = timers.range(noneBefore, until)) {
            while (range.hasNext() && due.size() < max) {
                due.add(TimerKey.decoded(range.next().key));
            }
        }
        noneBefore = due.size() < max ? until : due.getLast().encoded();
        due.forEach(timer -> timers.delete(timer.encoded()));
        return due;
    }

    private static Bytes key(ConversationId id) {
        return Bytes.wrap(id.value().getBytes(StandardCharsets.UTF_8));
    }
}
