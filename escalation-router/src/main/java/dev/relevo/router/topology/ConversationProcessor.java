package dev.relevo.router.topology;

import dev.relevo.event.AgentAction;
import dev.relevo.event.Bounds;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.Event;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventJson.Reading;
import dev.relevo.router.RouterMetrics;
import dev.relevo.router.handoff.DecisionContext;
import dev.relevo.router.limits.InputBounds;
import dev.relevo.router.limits.TopicLimits;
import dev.relevo.router.limits.UnusableException;
import dev.relevo.router.store.ConversationStores;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Passes events, actions and timers to the decider. State, timers and records commit in one transaction. Unusable input goes to the
 * dead letter in the same transaction.
 */
final class ConversationProcessor implements Processor<byte[], byte[], byte[], OutputRecord> {
    static final Duration TICK = Duration.ofMillis(250);

    private static final Logger LOG = Logger.getLogger(ConversationProcessor.class);

    private final RouterTopics topics;
    private final DecisionContext.Source contexts;
    private final RouterMetrics metrics;
    private final TopicLimits limits;
    private final CatchUpClock time = new CatchUpClock();

    private @Nullable ProcessorContext<byte[], OutputRecord> context;
    private @Nullable RecordForwarder outbox;
    private @Nullable InputHandler inputs;

    ConversationProcessor(
            RouterTopics topics, DecisionContext.Source contexts, RouterMetrics metrics, TopicLimits limits) {
        this.limits = limits;
        this.topics = topics;
        this.contexts = contexts;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<byte[], OutputRecord> context) {
        this.context = context;
        RecordForwarder out = new RecordForwarder(context, topics, metrics, limits);
        ConversationStores stores = new ConversationStores(context);
        Relocation relocation = new Relocation(stores, out);
        Decisions decisions = new Decisions(stores, out, contexts);
        EarlyEventsStore early = new EarlyEventsStore(stores, out, decisions);
        Variants variants = new Variants(relocation, decisions, early, out);
        DueTimers timers = new DueTimers(stores, relocation, decisions, early, metrics);
        this.outbox = out;
        this.inputs = new InputHandler(stores, relocation, decisions, early, variants);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> timers.fire(time.at(now)));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        ProcessorContext<byte[], OutputRecord> task = Objects.requireNonNull(context);
        InputHandler handler = Objects.requireNonNull(inputs);
        time.read(record.timestamp(), task.currentSystemTimeMs());
        String topic = task.recordMetadata().orElseThrow().topic();
        try {
            if (topic.equals(topics.agentActions())) {
                InputBounds.checkSize(record.value(), Bounds.BODY_MAX_BYTES);
                take(topic, record, EventJson.read(AgentAction.class, record.value()), handler::acted);
            } else {
                InputBounds.checkSize(record.value(), Bounds.RECORD_MAX_BYTES);
                take(topic, record, EventJson.read(ConversationEvent.class, record.value()), handler::happened);
            }
        } catch (KafkaException e) {
            // A failure of the broker or the disk, not of this event.
            throw e;
        } catch (UnusableException e) {
            outbox().deadLetter(record, Objects.requireNonNull(e.getMessage()));
        } catch (RuntimeException e) {
            // A failure in one conversation must not stop the others of its partition.
            LOG.errorf(e, "Event could not be handled reason=%s", e.getClass().getSimpleName());
            outbox().deadLetter(record, e.getClass().getSimpleName());
        }
    }

    /** Handles the event of a record. */
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

    private RecordForwarder outbox() {
        return Objects.requireNonNull(outbox);
    }
}
