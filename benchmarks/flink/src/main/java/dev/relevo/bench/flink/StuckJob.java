package dev.relevo.bench.flink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * Conversation events into a keyed process function, handoffs out, exactly once, on the local cluster.
 *
 * <p>State is in RocksDB, as the router's is, with incremental checkpoints.
 */
public final class StuckJob {
    /** As often as the router commits would cost Flink most of its time: a checkpoint is more work than a commit. */
    private static final Duration CHECKPOINT = Duration.ofSeconds(1);

    private static final Duration TRANSACTION = Duration.ofMinutes(10);

    private StuckJob() {}

    /** Takes broker, topic in, topic out, consumer group, state directory. */
    public static void main(String[] arguments) throws Exception {
        String broker = arguments[0];
        Configuration settings = new Configuration();
        settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                Path.of(arguments[4]).toUri().toString());
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT);
        settings.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(settings);
        environment.setParallelism(Integer.getInteger("parallelism", 1));
        // Nothing here changes what it is given.
        environment.getConfig().enableObjectReuse();

        KafkaSource<ConversationEvent> source = KafkaSource.<ConversationEvent>builder()
                .setBootstrapServers(broker)
                .setTopics(arguments[1])
                .setGroupId(arguments[3])
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setValueOnlyDeserializer(new ConversationEventReader())
                .setProperty("isolation.level", "read_committed")
                .setProperty("commit.offsets.on.checkpoint", "true")
                .build();
        Properties producer = new Properties();
        producer.setProperty("transaction.timeout.ms", Long.toString(TRANSACTION.toMillis()));
        producer.setProperty("compression.type", "lz4");
        KafkaSink<Stuck> sink = KafkaSink.<Stuck>builder()
                .setBootstrapServers(broker)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(arguments[3])
                .setKafkaProducerConfig(producer)
                .setRecordSerializer(new StuckWriter(arguments[2]))
                .build();
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "events")
                .keyBy(event -> event.conversationId)
                .process(new StuckRules())
                .sinkTo(sink);
        environment.execute("stuck");
    }
}
