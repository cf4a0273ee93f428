package dev.relevo.bench.flink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Function;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * The common part of the jobs: conversation events in, handoffs out, exactly once, on the local cluster.
 *
 * <p>State is in RocksDB, like the router's, with incremental checkpoints.
 */
final class Pipeline {
    /** Rarer than the router's commits: a checkpoint is more work than a commit, and at that rate it would take most of Flink's time. */
    private static final Duration CHECKPOINT = Duration.ofSeconds(1);

    private static final Duration TRANSACTION = Duration.ofMinutes(10);

    private Pipeline() {}

    /**
     * Runs until it is killed.
     *
     * @param arguments broker, topic in, topic out, consumer group, state directory
     */
    static void run(String name, String[] arguments, Function<DataStream<ConversationEvent>, DataStream<Stuck>> rules)
            throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(settings(Path.of(arguments[4])));
        environment.setParallelism(Integer.getInteger("parallelism", 1));
        // No operator here modifies its input.
        environment.getConfig().enableObjectReuse();
        DataStream<ConversationEvent> events = environment.fromSource(
                source(arguments[0], arguments[1], arguments[3]), WatermarkStrategy.noWatermarks(), "events");
        rules.apply(events).sinkTo(sink(arguments[0], arguments[2], arguments[3]));
        environment.execute(name);
    }

    private static Configuration settings(Path states) {
        Configuration settings = new Configuration();
        settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, states.toUri().toString());
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT);
        settings.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        return settings;
    }

    private static KafkaSource<ConversationEvent> source(String broker, String topic, String group) {
        return KafkaSource.<ConversationEvent>builder()
                .setBootstrapServers(broker)
                .setTopics(topic)
                .setGroupId(group)
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setValueOnlyDeserializer(new ConversationEventReader())
                .setProperty("isolation.level", "read_committed")
                .setProperty("commit.offsets.on.checkpoint", "true")
                .build();
    }

    private static KafkaSink<Stuck> sink(String broker, String topic, String group) {
        Properties producer = new Properties();
        producer.setProperty("transaction.timeout.ms", Long.toString(TRANSACTION.toMillis()));
        producer.setProperty("compression.type", "lz4");
        return KafkaSink.<Stuck>builder()
                .setBootstrapServers(broker)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(group)
                .setKafkaProducerConfig(producer)
                .setRecordSerializer(new StuckWriter(topic))
                .build();
    }
}
