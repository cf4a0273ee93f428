package dev.relevo.bench.router;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The minimal exactly-once topology with a state per conversation: read it, write one of the same size. It parses and
 * decides nothing and has neither timer nor output. It runs in a process of its own, with the settings of escalation-router.
 */
public final class LimitTopology {
    private static final String STORE = "states";
    private static final int COMMIT_MILLIS = 100;
    private static final int SESSION_MILLIS = 20_000;
    private static final int TRANSACTION_MILLIS = 60_000;

    private LimitTopology() {}

    /** The arguments are broker, topic, application id, state directory, and a file with the state to write. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        byte[] state = Files.readAllBytes(Path.of(arguments[4]));
        Topology topology = new Topology()
                .addSource("events", new ByteArrayDeserializer(), new ByteArrayDeserializer(), arguments[1])
                .addProcessor("keep", () -> new Keep(state), "events")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                        Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                                .withCachingDisabled(),
                        "keep");
        var streams = new KafkaStreams(topology, new StreamsConfig(settings(arguments[0], arguments[2], arguments[3])));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            boolean isClosed = streams.close(Duration.ofSeconds(5));
            System.out.println(isClosed ? "closed" : "not closed in time");
            stopped.countDown();
        }));
        streams.start();
        stopped.await();
    }

    private static Map<String, Object> settings(String broker, String application, String stateDirectory) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
        settings.put(
                StreamsConfig.NUM_STREAM_THREADS_CONFIG, Runtime.getRuntime().availableProcessors());
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_MILLIS);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        return settings;
    }

    private static final class Keep implements Processor<byte[], byte[], Void, Void> {
        private final byte[] state;
        private @Nullable KeyValueStore<Bytes, byte[]> store;

        Keep(byte[] state) {
            this.state = state;
        }

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<byte[], byte[]> event) {
            var states = Objects.requireNonNull(store);
            Bytes key = Bytes.wrap(event.key());
            byte[] before = states.get(key);
            if (before != null && before.length != state.length) {
                throw new IllegalStateException("a state of " + before.length + " bytes that nobody wrote");
            }
            states.put(key, state);
        }
    }
}
