package dev.relevo.router.topology;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationId;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventJson.Reading;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.limits.PlausibleTimes;
import dev.relevo.router.limits.UnusableException;
import dev.relevo.router.store.ConversationStores;
import dev.relevo.router.store.EarlyEvents;
import dev.relevo.router.store.EarlyEvents.Early;
import dev.relevo.router.store.MovedMarker;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps bot events for a person who is unknown under both forms of their number, and hands them on in order as soon as there is a
 * conversation or a moved marker.
 */
final class EarlyEventsStore {
    static final String UNHEARD = "no message of this person came within " + EarlyEvents.WAIT.toMinutes()
            + " minutes, under either form of the number";
    private static final String TOO_MANY = "more than " + EarlyEvents.MAX_EVENTS + " events or " + EarlyEvents.MAX_BYTES
            + " bytes waited for the first message of this person";

    private static final Logger LOG = Logger.getLogger(EarlyEventsStore.class);

    private final ConversationStores stores;
    private final RecordForwarder outbox;
    private final Decisions decisions;

    EarlyEventsStore(ConversationStores stores, RecordForwarder outbox, Decisions decisions) {
        this.stores = stores;
        this.outbox = outbox;
        this.decisions = decisions;
    }

    /** Keeps a record under its id. Duplicates are not kept; above the maximum the oldest is dropped. */
    void keep(Record<byte[], byte[]> record, ConversationEvent event, @Nullable EarlyEvents waiting) {
        Early early = new Early(outbox.origin(), record);
        if (early.bytes() > EarlyEvents.MAX_BYTES) {
            outbox.deadLetter(early.origin(), Hops.none(record), TOO_MANY);
            return;
        }
        List<Early> kept = new ArrayList<>(waiting == null ? List.of() : waiting.events());
        if (kept.stream().anyMatch(other -> isOf(other, event))) {
            return;
        }
        kept.add(early);
        List<Early> gone = new ArrayList<>();
        while (kept.size() > EarlyEvents.MAX_EVENTS || bytes(kept) > EarlyEvents.MAX_BYTES) {
            gone.add(kept.removeFirst());
        }
        store(event.conversation().conversationId(), waiting, kept);
        gone.forEach(old -> end(event.conversation().conversationId(), old, TOO_MANY));
    }

    private static boolean isOf(Early early, ConversationEvent event) {
        return event(early).meta().eventId().equals(event.meta().eventId());
    }

    private static int bytes(List<Early> events) {
        return events.stream().mapToInt(Early::bytes).sum();
    }

    private void store(ConversationId id, @Nullable EarlyEvents before, List<Early> kept) {
        EarlyEvents after = kept.isEmpty() ? null : new EarlyEvents(kept);
        byte[] bytes = after == null ? null : after.write();
        outbox.checkState(bytes);
        stores.put(id, bytes);
        stores.reschedule(id, before == null ? null : before.due(), after == null ? null : after.due());
    }

    /** Asks the other form again about records that have waited long enough: it does not know that they wait here. */
    public void due(ConversationId id, EarlyEvents waiting, Instant now) {
        List<Early> kept = new ArrayList<>(waiting.events());
        kept.removeIf(early -> !now.isBefore(early.until()));
        store(id, waiting, kept);
        for (Early early : waiting.events()) {
            if (!kept.contains(early)) {
                askAgain(id, early);
            }
        }
    }

    private void askAgain(ConversationId id, Early early) {
        ConversationId other = NumberVariant.of(id);
        try {
            if (other == null || !outbox.isForwarded(early.origin().topic(), early.record(), other, Hops.LAST_LOOK)) {
                end(id, early, UNHEARD);
            }
        } catch (UnusableException e) {
            end(id, early, e.getMessage());
        }
    }

    /**
     * Forwards what waited under this id, if something other than further early events arrived there.
     *
     * @param before the value stored there before
     */
    public void release(ConversationId id, byte @Nullable [] before, Instant now) {
        EarlyEvents waiting = EarlyEvents.read(before);
        if (waiting == null || EarlyEvents.read(stores.get(id)) != null) {
            return;
        }
        for (Early early : waiting.events()) {
            try {
                handOn(id, early, now);
            } catch (KafkaException e) {
                throw e;
            } catch (UnusableException e) {
                end(id, early, e.getMessage());
            } catch (RuntimeException e) {
                // The other events, and the user they waited for, are still handled.
                LOG.errorf(
                        e, "Event could not be handled reason=%s", e.getClass().getSimpleName());
                end(id, early, e.getClass().getSimpleName());
            }
        }
    }

    private void handOn(ConversationId id, Early early, Instant now) {
        byte[] stored = stores.get(id);
        MovedMarker pointer = MovedMarker.read(stored);
        if (pointer == null) {
            decisions.decide(id, stored, new Input.Happened(event(early)), now);
        } else if (!outbox.isForwarded(early.origin().topic(), early.record(), pointer.to(), Hops.FRESH)) {
            end(id, early, UNHEARD);
        }
    }

    private void end(ConversationId id, Early early, @Nullable String reason) {
        Record<byte[], byte[]> keyed = early.record().withKey(id.value().getBytes(StandardCharsets.UTF_8));
        outbox.deadLetter(early.origin(), Hops.none(keyed), String.valueOf(reason));
    }

    private static ConversationEvent event(Early early) {
        return switch (EventJson.read(ConversationEvent.class, early.record().value())) {
            case Reading.Known<ConversationEvent>(ConversationEvent event) ->
                PlausibleTimes.of(event, Instant.ofEpochMilli(early.record().timestamp()));
            case Reading.Unreadable<ConversationEvent>(String reason) -> throw new UnusableException(reason);
            case Reading.UnknownType<ConversationEvent>(String type) -> throw new UnusableException("unknown type");
        };
    }
}
