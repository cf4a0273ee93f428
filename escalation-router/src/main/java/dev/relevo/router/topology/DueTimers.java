package dev.relevo.router.topology;

import dev.relevo.event.ConversationId;
import dev.relevo.router.RouterMetrics;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.store.ConversationStores;
import dev.relevo.router.store.EarlyEvents;
import dev.relevo.router.store.MovedMarker;
import dev.relevo.router.store.StoredState;
import dev.relevo.router.store.TimerKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Does what is due, for conversations, pointers and events that wait for their person. */
final class DueTimers {
    /** Maximum number of timers per tick, so that a backlog of timers does not delay messages. */
    static final int MAX_DUE_PER_TICK = 1_000;

    private static final Logger LOG = Logger.getLogger(DueTimers.class);

    private final ConversationStores stores;
    private final Relocation relocation;
    private final Decisions decisions;
    private final EarlyEventsStore early;
    private final RouterMetrics metrics;

    DueTimers(
            ConversationStores stores,
            Relocation relocation,
            Decisions decisions,
            EarlyEventsStore early,
            RouterMetrics metrics) {
        this.stores = stores;
        this.relocation = relocation;
        this.decisions = decisions;
        this.early = early;
        this.metrics = metrics;
    }

    void fire(Instant now) {
        for (TimerKey timer : stores.takeDue(now, MAX_DUE_PER_TICK)) {
            try {
                fire(timer, now);
            } catch (KafkaException e) {
                throw e;
            } catch (RuntimeException e) {
                // For example an id that this version does not accept. The timer is removed, so it cannot fire again.
                LOG.errorf(
                        e, "Timer could not be handled reason=%s", e.getClass().getSimpleName());
            }
        }
    }

    private void fire(TimerKey timer, Instant now) {
        ConversationId id = new ConversationId(timer.conversation());
        byte[] stored = stores.get(id);
        try {
            fire(id, stored, timer.at(), now);
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(e, "Timer could not be handled reason=%s", e.getClass().getSimpleName());
            // The conversation's next event sets its timer again, if it knows that no timer is set.
            stores.put(id, stored == null ? null : StoredState.withTimer(stored, null));
        }
    }

    private void fire(ConversationId id, byte @Nullable [] stored, Instant fired, Instant now) {
        MovedMarker pointer = MovedMarker.read(stored);
        if (pointer != null) {
            relocation.forgetIfOld(id, pointer, now);
        } else if (EarlyEvents.read(stored) instanceof EarlyEvents waiting) {
            early.due(id, waiting, now);
        } else if (stored != null) {
            Instant timer = StoredState.timer(stored);
            Instant due = Objects.requireNonNullElse(StoredState.due(stored), fired);
            if (timer != null && !timer.equals(fired)) {
                // A timer of an earlier version, left over after a policy change: the conversation's own timer is
                // later.
                return;
            }
            if (now.isBefore(due)) {
                stores.put(id, StoredState.withTimer(stored, due));
                stores.reschedule(id, null, due);
                return;
            }
            metrics.fired(Duration.between(due, now));
            decisions.decide(id, StoredState.withTimer(stored, null), new Input.Due(due), now);
        }
    }
}
