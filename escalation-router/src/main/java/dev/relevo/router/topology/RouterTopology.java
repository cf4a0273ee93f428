package dev.relevo.router.topology;

import dev.relevo.kit.TopicNames;
import dev.relevo.router.RouterMetrics;
import dev.relevo.router.handoff.DecisionContext;
import dev.relevo.router.limits.TopicLimits;
import dev.relevo.router.store.Stores;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/**
 * Conversation events and agent actions, keyed by conversation, into one processor with three stores; all output through one sink.
 * Values stay bytes until the processor parses them, so that it handles malformed records.
 */
public final class RouterTopology {
    private RouterTopology() {}

    /** A record, because its string is part of the topology's description, which a test compares. */
    private record ToItsTopic() implements TopicNameExtractor<byte[], OutputRecord> {
        @Override
        public String extract(byte[] key, OutputRecord outgoing, RecordContext context) {
            return outgoing.topic();
        }
    }

    /**
     * Adds it to the Streams topology.
     *
     * @param contexts of the decisions
     * @param limits of the output topics
     * @param stamps maps each record's stamp to the time assigned to it; both in milliseconds since 1970
     */
    public static Topology build(
            TopicNames names,
            DecisionContext.Source contexts,
            RouterMetrics metrics,
            TopicLimits limits,
            LongUnaryOperator stamps) {
        RouterTopics topics = new RouterTopics(names);
        TimestampExtractor told = (record, partitionTime) -> stamps.applyAsLong(record.timestamp());
        Topology topology = new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        "events",
                        told,
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        topics.conversationEvents())
                .addSource(
                        AutoOffsetReset.earliest(),
                        "actions",
                        told,
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        topics.agentActions())
                .addProcessor(
                        "decide",
                        () -> new ConversationProcessor(topics, contexts, metrics, limits),
                        "events",
                        "actions")
                .addSink("out", new ToItsTopic(), new ByteArraySerializer(), OutputRecord.SERIALIZER, "decide");
        Stores.builders().forEach(store -> topology.addStateStore(store, "decide"));
        return topology;
    }
}
