package dev.relevo.router.topology;

import dev.relevo.event.AgentAction;
import dev.relevo.event.Bounds;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationEvent.AliasLinked;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.BotSignal;
import dev.relevo.event.ConversationEvent.ConversationMoved;
import dev.relevo.event.ConversationEvent.DeliverySeen;
import dev.relevo.event.ConversationEvent.Handover;
import dev.relevo.event.ConversationEvent.MessageOutcome;
import dev.relevo.event.ConversationEvent.PersonChanged;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationId;
import dev.relevo.event.Event;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventJson.Reading;
import dev.relevo.router.RouterMetrics;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.handoff.Agents;
import dev.relevo.router.limits.InputBounds;
import dev.relevo.router.limits.PlausibleTimes;
import dev.relevo.router.limits.TopicLimits;
import dev.relevo.router.limits.UnusableException;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.store.ConversationStores;
import dev.relevo.router.store.EarlyEvents;
import dev.relevo.router.store.MovedMarker;
import dev.relevo.router.store.StoredState;
import dev.relevo.router.store.TimerKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes what happens, what agents do and what is due to where it is decided. State, timers and records
 * commit in one transaction. What cannot be read or decided goes to the dead letter in that same transaction.
 */
final class ConversationProcessor implements Processor<byte[], byte[], byte[], OutputRecord> {
    static final Duration TICK = Duration.ofMillis(250);
    /** Timers done in one tick; the rest waits for the next, so that a backlog does not starve the messages. */
    static final int MAX_DUE_PER_TICK = 1_000;

    private static final Logger LOG = Logger.getLogger(ConversationProcessor.class);

    private final RouterTopics topics;
    private final Function<PhoneNumberId, EscalationPolicy> policies;
    private final Agents agents;
    private final RouterMetrics metrics;
    private final TopicLimits limits;
    private final CatchUpClock time = new CatchUpClock();

    private @Nullable ProcessorContext<byte[], OutputRecord> context;
    private @Nullable ConversationStores stores;
    private @Nullable RecordForwarder outbox;
    private @Nullable Relocation relocation;
    private @Nullable Decisions decisions;
    private @Nullable EarlyEventsStore early;
    private @Nullable Variants variants;

    ConversationProcessor(
            RouterTopics topics,
            Function<PhoneNumberId, EscalationPolicy> policies,
            Agents agents,
            RouterMetrics metrics,
            TopicLimits limits) {
        this.limits = limits;
        this.topics = topics;
        this.policies = policies;
        this.agents = agents;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<byte[], OutputRecord> context) {
        this.context = context;
        this.stores = new ConversationStores(context);
        this.outbox = new RecordForwarder(context, topics, metrics, limits);
        this.relocation = new Relocation(stores, outbox);
        this.decisions = new Decisions(stores, outbox, policies, agents);
        this.early = new EarlyEventsStore(stores, outbox, decisions);
        this.variants = new Variants(relocation, decisions, early, outbox);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> due(time.at(now)));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        ProcessorContext<byte[], OutputRecord> task = Objects.requireNonNull(context);
        time.read(record.timestamp(), task.currentSystemTimeMs());
        String topic = task.recordMetadata().orElseThrow().topic();
        try {
            if (topic.equals(topics.agentActions())) {
                InputBounds.checkSize(record.value(), Bounds.BODY_MAX_BYTES);
                take(topic, record, EventJson.read(AgentAction.class, record.value()), this::acted);
            } else {
                InputBounds.checkSize(record.value(), Bounds.RECORD_MAX_BYTES);
                take(topic, record, EventJson.read(ConversationEvent.class, record.value()), this::happened);
            }
        } catch (KafkaException e) {
            // The broker's or the disk's, and nothing that this event could help.
            throw e;
        } catch (UnusableException e) {
            outbox().deadLetter(record, Objects.requireNonNull(e.getMessage()));
        } catch (RuntimeException e) {
            // One conversation we cannot handle must not stop the others of its partition.
            LOG.errorf(e, "Event could not be handled reason=%s", e.getClass().getSimpleName());
            outbox().deadLetter(record, e.getClass().getSimpleName());
        }
    }

    /** Does something about the event of a record. */
    private interface Handler<T extends Event> {
        void handle(Record<byte[], byte[]> record, T event, Instant now);
    }

    private <T extends Event> void take(
            String topic, Record<byte[], byte[]> record, Reading<T> reading, Handler<T> handler) {
        switch (reading) {
            case Reading.Unreadable<T>(String reason) -> outbox().deadLetter(record, reason);
            case Reading.UnknownType<T>(String type) -> metrics.unknown(topic, type);
            case Reading.Known<T>(T event) -> {
                InputBounds.checkKey(record.key(), event.key());
                handler.handle(record, event, Instant.ofEpochMilli(record.timestamp()));
            }
        }
    }

    private void acted(Record<byte[], byte[]> record, AgentAction written, Instant now) {
        InputBounds.check(written);
        AgentAction action = PlausibleTimes.of(written, now);
        ConversationId id = action.action().conversationId();
        byte[] stored = stores().get(id);
        if (!relocation().forwarded(record, MovedMarker.read(stored), null)
                && !variants().isSearched(record, id, stored)) {
            decisions().decide(id, stored, new Input.Acted(action), now);
            early().release(id, stored, now);
        }
    }

    private void happened(Record<byte[], byte[]> record, ConversationEvent written, Instant now) {
        InputBounds.check(written);
        ConversationEvent event = PlausibleTimes.of(written, now);
        ConversationId id = event.conversation().conversationId();
        byte[] stored = stores().get(id);
        switch (event) {
            case AliasLinked linked -> relocate(linked, stored, linked.canonicalConversationId(), now);
            case PersonChanged changed -> relocate(changed, stored, changed.newConversationId(), now);
            case ConversationMoved moved -> {
                if (!relocation().forwarded(record, MovedMarker.read(stored), moved.previousConversationId())) {
                    decisions().decide(id, stored, Relocation.joined(moved), now);
                }
            }
            // Of a message that nobody here knows.
            case MessageOutcome _ when stored == null -> {}
            case UserMessage _,
                    BotMessage _,
                    AgentMessage _,
                    BotSignal _,
                    Handover _,
                    DeliverySeen _,
                    MessageOutcome _ -> variants().heard(record, event, stored, now);
        }
        early().release(id, stored, now);
    }

    private void relocate(ConversationEvent why, byte @Nullable [] stored, ConversationId to, Instant now) {
        relocation().relocate(why, stored, to, decisions().setting(to.phoneNumberId(), now));
    }

    private void due(Instant now) {
        for (TimerKey timer : stores().takeDue(now, MAX_DUE_PER_TICK)) {
            try {
                due(timer, now);
            } catch (KafkaException e) {
                throw e;
            } catch (RuntimeException e) {
                // Of an id that this version does not take, for example. Nothing is left that could fire again.
                LOG.errorf(
                        e, "Timer could not be handled reason=%s", e.getClass().getSimpleName());
            }
        }
    }

    private void due(TimerKey timer, Instant now) {
        ConversationId id = new ConversationId(timer.conversation());
        byte[] stored = stores().get(id);
        try {
            due(id, stored, timer.at(), now);
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(e, "Timer could not be handled reason=%s", e.getClass().getSimpleName());
            // The next event of that conversation sets its timer again, if it knows that none is left.
            stores().put(id, stored == null ? null : StoredState.withTimer(stored, null));
        }
    }

    private void due(ConversationId id, byte @Nullable [] stored, Instant fired, Instant now) {
        MovedMarker pointer = MovedMarker.read(stored);
        if (pointer != null) {
            relocation().forgetIfOld(id, pointer, now);
        } else if (EarlyEvents.read(stored) instanceof EarlyEvents waiting) {
            early().due(id, waiting, now);
        } else if (stored != null) {
            Instant timer = StoredState.timer(stored);
            Instant due = Objects.requireNonNullElse(StoredState.due(stored), fired);
            if (timer != null && !timer.equals(fired)) {
                // Of an earlier version, left behind by a policy that changed: its own timer is still to come.
                return;
            }
            if (now.isBefore(due)) {
                stores().put(id, StoredState.withTimer(stored, due));
                stores().reschedule(id, null, due);
                return;
            }
            metrics.fired(Duration.between(due, now));
            decisions().decide(id, StoredState.withTimer(stored, null), new Input.Due(due), now);
        }
    }

    private ConversationStores stores() {
        return Objects.requireNonNull(stores);
    }

    private RecordForwarder outbox() {
        return Objects.requireNonNull(outbox);
    }

    private Relocation relocation() {
        return Objects.requireNonNull(relocation);
    }

    private Decisions decisions() {
        return Objects.requireNonNull(decisions);
    }

    private EarlyEventsStore early() {
        return Objects.requireNonNull(early);
    }

    private Variants variants() {
        return Objects.requireNonNull(variants);
    }
}
