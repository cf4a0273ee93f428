package dev.relevo.router.topology;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.TopicNames;
import dev.relevo.router.RouterMetrics;
import dev.relevo.router.handoff.Agents;
import dev.relevo.router.limits.TopicLimits;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.store.Stores;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/**
 * Conversation events and agent actions, keyed by conversation, into one processor with three stores; everything out through
 * one sink. Values are bytes until the processor reads them, so that a poison record is its business.
 */
public final class RouterTopology {
    private RouterTopology() {}

    /** A record, because the description of the topology prints it and is compared. */
    private record ToItsTopic() implements TopicNameExtractor<byte[], OutputRecord> {
        @Override
        public String extract(byte[] key, OutputRecord outgoing, RecordContext context) {
            return outgoing.topic();
        }
    }

    /**
     * Describes it to Streams.
     *
     * @param limits what the topics take that are written to
     * @param stamps says which time each record is taken to be of, given its stamp; both in milliseconds since 1970
     */
    public static Topology build(
            TopicNames names,
            Function<PhoneNumberId, EscalationPolicy> policies,
            Agents agents,
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
                        () -> new ConversationProcessor(topics, policies, agents, metrics, limits),
                        "events",
                        "actions")
                .addSink("out", new ToItsTopic(), new ByteArraySerializer(), OutputRecord.SERIALIZER, "decide");
        Stores.builders().forEach(store -> topology.addStateStore(store, "decide"));
        return topology;
    }
}
