package dev.relevo.router.runtime;

import dev.relevo.router.RouterConfig;
import dev.relevo.router.limits.SendFailures;
import dev.relevo.router.limits.TopicLimits;
import dev.relevo.router.store.SharedRocksDbConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Settings of the streams client. Reasons: docs/concepts/delivery-guarantees.md. */
public final class StreamsSettings {
    private StreamsSettings() {}

    public static Map<String, Object> of(Map<String, Object> broker, RouterConfig config, TopicLimits limits) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.keySet().removeIf(key -> key.equals(ConsumerConfig.GROUP_ID_CONFIG) || key.endsWith("serializer"));
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        settings.put(
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                config.threads().orElse(Runtime.getRuntime().availableProcessors()));
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbyReplicas());
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.replicationFactor());
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksDbConfig.class);
        settings.put(SharedRocksDbConfig.BYTES, config.storeMemory().asLongValue());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                Math.toIntExact(config.sessionTimeout().toMillis()));
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // Longer than a broker restart: an externally aborted transaction kills the thread (KAFKA-20785). Not longer: a
        // transaction
        // left open by a lost instance hides later handoffs from committed readers until then.
        settings.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                Math.toIntExact(config.transactionTimeout().toMillis()));
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        settings.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), TopicLimits.REQUEST_MAX_BYTES);
        settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, SendFailures.class);
        settings.put(SendFailures.LIMITS, limits);
        config.peerAddress().ifPresent(address -> settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, address));
        config.instanceId()
                .ifPresent(
                        id -> settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id));
        return settings;
    }
}
