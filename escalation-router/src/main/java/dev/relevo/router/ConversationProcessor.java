package dev.relevo.router;

import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationEvent.AliasLinked;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.BotSignal;
import dev.relevo.event.ConversationEvent.ConversationMoved;
import dev.relevo.event.ConversationEvent.DeliverySeen;
import dev.relevo.event.ConversationEvent.Handover;
import dev.relevo.event.ConversationEvent.PersonChanged;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationId;
import dev.relevo.event.Event;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventJson.Reading;
import dev.relevo.router.conversation.Agents;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Decider;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Outcome;
import dev.relevo.router.conversation.Setting;
import dev.relevo.router.policy.EscalationPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the decider with what happens, what agents do and what is due; carries its decisions out. State, timers and records
 * commit in one transaction. What cannot be read or decided goes to the dead letter in that same transaction.
 */
final class ConversationProcessor implements Processor<byte[], byte[], byte[], Outgoing> {
    static final Duration TICK = Duration.ofSeconds(1);
    /** Timers done in one tick; the rest waits for the next, so that a backlog does not starve the messages. */
    static final int MAX_DUE_PER_TICK = 1_000;

    private static final Logger LOG = Logger.getLogger(ConversationProcessor.class);

    private final RouterTopics topics;
    private final Function<PhoneNumberId, EscalationPolicy> policies;
    private final Agents agents;
    private final RouterMetrics metrics;

    private @Nullable ProcessorContext<byte[], Outgoing> context;
    private @Nullable ConversationStores stores;
    private @Nullable Outbox outbox;
    private @Nullable Relocation relocation;

    ConversationProcessor(
            RouterTopics topics,
            Function<PhoneNumberId, EscalationPolicy> policies,
            Agents agents,
            RouterMetrics metrics) {
        this.topics = topics;
        this.policies = policies;
        this.agents = agents;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<byte[], Outgoing> context) {
        this.context = context;
        this.stores = new ConversationStores(context);
        this.outbox = new Outbox(context, topics, metrics);
        this.relocation = new Relocation(topics, stores, outbox);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> due(Instant.ofEpochMilli(now)));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String topic =
                Objects.requireNonNull(context).recordMetadata().orElseThrow().topic();
        if (topic.equals(topics.agentActions())) {
            take(record, EventJson.read(AgentAction.class, record.value()), this::acted);
        } else {
            take(record, EventJson.read(ConversationEvent.class, record.value()), this::happened);
        }
    }

    /** Does something about the event of a record. */
    private interface Handler<T extends Event> {
        void handle(Record<byte[], byte[]> record, T event, Instant now);
    }

    private <T extends Event> void take(Record<byte[], byte[]> record, Reading<T> reading, Handler<T> handler) {
        switch (reading) {
            case Reading.Unreadable<T>(String reason) -> outbox().deadLetter(record, reason);
            case Reading.Known<T>(T event) -> {
                try {
                    handler.handle(record, event, Instant.ofEpochMilli(record.timestamp()));
                } catch (RuntimeException e) {
                    // One conversation we cannot handle must not stop the others of its partition.
                    LOG.errorf(
                            e,
                            "Event could not be handled reason=%s",
                            e.getClass().getSimpleName());
                    outbox().deadLetter(record, e.getClass().getSimpleName());
                }
            }
        }
    }

    private void acted(Record<byte[], byte[]> record, AgentAction action, Instant now) {
        ConversationId id = action.action().conversationId();
        byte[] stored = stores().get(id);
        if (!relocation().forwarded(record, Pointer.read(stored), null)) {
            decide(id, stored, new Input.Acted(action), now);
        }
    }

    private void happened(Record<byte[], byte[]> record, ConversationEvent event, Instant now) {
        ConversationId id = event.conversation().conversationId();
        byte[] stored = stores().get(id);
        switch (event) {
            case AliasLinked linked -> relocate(linked, stored, linked.canonicalConversationId(), now);
            case PersonChanged changed -> relocate(changed, stored, changed.newConversationId(), now);
            case ConversationMoved moved -> {
                if (!relocation().forwarded(record, Pointer.read(stored), moved.previousConversationId())) {
                    decide(id, stored, Relocation.joined(moved), now);
                }
            }
            case UserMessage _, BotMessage _, AgentMessage _, BotSignal _, Handover _, DeliverySeen _ -> {
                if (!relocation().forwarded(record, Pointer.read(stored), null)) {
                    decide(id, stored, new Input.Happened(event), now);
                }
            }
        }
    }

    private void relocate(ConversationEvent why, byte @Nullable [] stored, ConversationId to, Instant now) {
        EscalationPolicy policy = policies.apply(to.phoneNumberId());
        relocation().relocate(why, stored, to, new Setting(policy, agents, now));
    }

    private void due(Instant now) {
        for (TimerKey timer : stores().takeDue(now, MAX_DUE_PER_TICK)) {
            metrics.fired(Duration.between(timer.at(), now));
            try {
                due(new ConversationId(timer.conversation()), timer.at(), now);
            } catch (RuntimeException e) {
                // The next event of that conversation sets its timer again.
                LOG.errorf(
                        e, "Timer could not be handled reason=%s", e.getClass().getSimpleName());
            }
        }
    }

    private void due(ConversationId id, Instant scheduled, Instant now) {
        byte[] stored = stores().get(id);
        Pointer pointer = Pointer.read(stored);
        if (pointer != null) {
            relocation().forgetIfOld(id, pointer, now);
        } else if (stored != null) {
            decide(id, stored, new Input.Due(scheduled), now);
        }
    }

    private void decide(ConversationId id, byte @Nullable [] stored, Input input, Instant now) {
        Conversation known = StateJson.read(stored);
        Conversation before = known == null ? Conversation.unknown(id, now) : known;
        EscalationPolicy policy = policies.apply(id.phoneNumberId());

        Outcome outcome = Decider.decide(before, input, new Setting(policy, agents, now));
        List<KeyValue<String, Event>> out = outcome.events().stream()
                .map(event -> new KeyValue<>(topics.of(event), event))
                .toList();
        byte[] after = outcome.next() == null ? null : StateJson.write(outcome.next());

        // From here on nothing throws but the broker: state and records stay one outcome.
        stores().put(id, after);
        stores().index(known, outcome.next());
        stores().reschedule(id, wakeAt(stored, known, policy), outcome.wakeAt());
        out.forEach(each -> outbox().send(each.key, each.value, now));
    }

    private static @Nullable Instant wakeAt(
            byte @Nullable [] stored, @Nullable Conversation known, EscalationPolicy policy) {
        Pointer pointer = Pointer.read(stored);
        if (pointer != null) {
            return pointer.until();
        }
        return known == null ? null : Decider.wakeAt(known, policy);
    }

    private ConversationStores stores() {
        return Objects.requireNonNull(stores);
    }

    private Outbox outbox() {
        return Objects.requireNonNull(outbox);
    }

    private Relocation relocation() {
        return Objects.requireNonNull(relocation);
    }
}
