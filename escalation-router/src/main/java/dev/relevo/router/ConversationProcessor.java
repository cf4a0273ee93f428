package dev.relevo.router;

import dev.relevo.event.AgentAction;
import dev.relevo.event.CloudEvents;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationId;
import dev.relevo.event.Event;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.DeadLetter;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventJson.Reading;
import dev.relevo.router.conversation.Agents;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Decider;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Outcome;
import dev.relevo.router.conversation.Setting;
import dev.relevo.router.policy.EscalationPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
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
    private static final byte[] SET = {1};
    private static final String SOURCE = "/escalation-router";

    private final RouterTopics topics;
    private final Function<PhoneNumberId, EscalationPolicy> policies;
    private final Agents agents;
    private final RouterMetrics metrics;

    private @Nullable ProcessorContext<byte[], Outgoing> context;
    private @Nullable KeyValueStore<Bytes, byte[]> conversations;
    private @Nullable KeyValueStore<Bytes, byte[]> timers;
    private @Nullable KeyValueStore<Bytes, byte[]> handoffs;

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
        this.conversations = context.getStateStore(Stores.CONVERSATIONS);
        this.timers = context.getStateStore(Stores.TIMERS);
        this.handoffs = context.getStateStore(Stores.HANDOFFS);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> due(Instant.ofEpochMilli(now)));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String topic =
                Objects.requireNonNull(context).recordMetadata().orElseThrow().topic();
        if (topic.equals(topics.agentActions())) {
            take(
                    record,
                    EventJson.read(AgentAction.class, record.value()),
                    action -> action.action().conversationId(),
                    Input.Acted::new);
        } else {
            take(
                    record,
                    EventJson.read(ConversationEvent.class, record.value()),
                    event -> event.conversation().conversationId(),
                    Input.Happened::new);
        }
    }

    private <T extends Event> void take(
            Record<byte[], byte[]> record,
            Reading<T> reading,
            Function<T, ConversationId> conversation,
            Function<T, Input> input) {
        switch (reading) {
            case Reading.Unreadable<T>(String reason) -> deadLetter(record, reason);
            case Reading.Known<T>(T event) -> {
                try {
                    decide(conversation.apply(event), input.apply(event), Instant.ofEpochMilli(record.timestamp()));
                } catch (RuntimeException e) {
                    // One conversation we cannot handle must not stop the others of its partition.
                    LOG.errorf(
                            e,
                            "Event could not be handled reason=%s",
                            e.getClass().getSimpleName());
                    deadLetter(record, e.getClass().getSimpleName());
                }
            }
        }
    }

    private void due(Instant now) {
        var store = Objects.requireNonNull(timers);
        List<TimerKey> due = new ArrayList<>();
        try (var range = store.range(TimerKey.FIRST, TimerKey.until(now))) {
            while (range.hasNext() && due.size() < MAX_DUE_PER_TICK) {
                due.add(TimerKey.decoded(range.next().key));
            }
        }
        for (TimerKey timer : due) {
            store.delete(timer.encoded());
            metrics.fired(Duration.between(timer.at(), now));
            try {
                decide(new ConversationId(timer.conversation()), new Input.Due(timer.at()), now);
            } catch (RuntimeException e) {
                // The next event of that conversation sets its timer again.
                LOG.errorf(
                        e, "Timer could not be handled reason=%s", e.getClass().getSimpleName());
            }
        }
    }

    private void decide(ConversationId id, Input input, Instant now) {
        Bytes key = Bytes.wrap(id.value().getBytes(StandardCharsets.UTF_8));
        var store = Objects.requireNonNull(conversations);
        Conversation stored = StateJson.read(store.get(key));
        if (stored == null && input instanceof Input.Due) {
            return;
        }
        Conversation before = stored == null ? Conversation.unknown(id, now) : stored;
        EscalationPolicy policy = policies.apply(id.phoneNumberId());

        Outcome outcome = Decider.decide(before, input, new Setting(policy, agents, now));
        List<KeyValue<String, Event>> out = outcome.events().stream()
                .map(event -> new KeyValue<>(topics.of(event), event))
                .toList();

        // From here on nothing throws but the broker: state and records stay one outcome.
        if (outcome.next() == null) {
            store.delete(key);
        } else {
            store.put(key, StateJson.write(outcome.next()));
        }
        index(stored, outcome.next());
        reschedule(id, stored, policy, outcome.wakeAt());
        out.forEach(each -> forward(each.key, each.value, now));
    }

    /** Keeps the index of handoffs in step with the episode. */
    private void index(@Nullable Conversation before, @Nullable Conversation after) {
        var store = Objects.requireNonNull(handoffs);
        Episode old = before == null ? null : before.episode();
        Episode current = after == null ? null : after.episode();
        if (old != null && (current == null || !old.id().equals(current.id()) || old.isOpen() != current.isOpen())) {
            store.delete(HandoffKey.of(old.id(), old.isOpen()));
        }
        if (current != null && after != null) {
            store.put(
                    HandoffKey.of(current.id(), current.isOpen()),
                    after.id().value().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void reschedule(
            ConversationId id, @Nullable Conversation before, EscalationPolicy policy, @Nullable Instant wakeAt) {
        var store = Objects.requireNonNull(timers);
        Instant old = before == null ? null : Decider.wakeAt(before, policy);
        if (old != null && !old.equals(wakeAt)) {
            store.delete(new TimerKey(old, id.value()).encoded());
        }
        if (wakeAt != null) {
            store.put(new TimerKey(wakeAt, id.value()).encoded(), SET);
        }
    }

    private void forward(String topic, Event event, Instant now) {
        metrics.decided(event);
        Headers headers = new RecordHeaders();
        CloudEvents.headers(event, SOURCE)
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        Objects.requireNonNull(context)
                .forward(new Record<>(
                        event.key().getBytes(StandardCharsets.UTF_8),
                        new Outgoing(topic, EventJson.write(event)),
                        now.toEpochMilli(),
                        headers));
    }

    private void deadLetter(Record<byte[], byte[]> record, String reason) {
        var from = Objects.requireNonNull(context).recordMetadata().orElseThrow();
        metrics.deadLettered(from.topic());
        Headers headers = new RecordHeaders(record.headers());
        DeadLetter.mark(headers, from.topic(), from.partition(), from.offset(), reason);
        LOG.warnf(
                "Record went to the dead letter topic=%s partition=%d offset=%d reason=%s",
                from.topic(), from.partition(), from.offset(), reason);
        Objects.requireNonNull(context)
                .forward(new Record<>(
                        record.key(),
                        new Outgoing(topics.deadLetterOf(from.topic()), record.value()),
                        record.timestamp(),
                        headers));
    }
}
