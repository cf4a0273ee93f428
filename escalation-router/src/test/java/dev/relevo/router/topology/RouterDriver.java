package dev.relevo.router.topology;

import dev.relevo.event.Event;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventJson.Reading;
import dev.relevo.kit.TopicNames;
import dev.relevo.router.RouterMetrics;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.handoff.Agents;
import dev.relevo.router.handoff.DecisionContext;
import dev.relevo.router.handoff.NumberRefusal;
import dev.relevo.router.limits.TopicLimits;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policyfile.InvalidPolicyException;
import dev.relevo.router.policyfile.PolicyReader;
import dev.relevo.router.store.MovedMarker;
import dev.relevo.router.store.StoredState;
import dev.relevo.router.store.Stores;
import dev.relevo.router.store.TimerKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology, driven record by record with the wall clock in the test's hand. */
public final class RouterDriver implements AutoCloseable {
    public static final TopicNames NAMES = new TopicNames(Topics.DEFAULT_PREFIX);

    public final TopicLimits limits = new TopicLimits();
    public final MeterRegistry meters = new SimpleMeterRegistry();
    private final TopologyTestDriver driver;
    private Instant now;
    private @Nullable NumberRefusal refusal;

    public RouterDriver(Path stateDir, EscalationPolicy policy, Instant start) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        now = start;
        driver = new TopologyTestDriver(
                RouterTopology.build(
                        NAMES,
                        (number, now) -> new DecisionContext(policy, Agents.UNKNOWN, refusal, now),
                        new RouterMetrics(meters),
                        limits,
                        stamp -> stamp),
                settings,
                start);
    }

    /** With the queue support-es, always open, answers due in five minutes, and a mail address as the other way. */
    public static RouterDriver withOneQueue(Path stateDir, Instant start) {
        try {
            return new RouterDriver(stateDir, PolicyReader.read("""
                    number: "106540352242922"
                    timeZone: UTC
                    queues: [{name: support-es, hours: always, answerWithin: PT5M}]
                    paths: [{kind: AGENT}, {kind: EMAIL, value: ayuda@example.org}]
                    """), start);
        } catch (InvalidPolicyException e) {
            throw new AssertionError(e);
        }
    }

    public Instant now() {
        return now;
    }

    /** WhatsApp refuses the messages of every number from now on, or accepts them again. */
    void refuse(@Nullable NumberRefusal because) {
        refusal = because;
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
        driver.advanceWallClockTime(duration);
    }

    public void send(Topic topic, Event event) {
        send(topic, event, now);
    }

    /** As a record that waited in the log since then. */
    public void send(Topic topic, Event event, Instant since) {
        driver.createInputTopic(NAMES.of(topic), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(event.key().getBytes(StandardCharsets.UTF_8), EventJson.write(event), since);
    }

    /** Any record at all. */
    public void send(Topic topic, TestRecord<byte[], byte[]> record) {
        driver.createInputTopic(NAMES.of(topic), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(record);
    }

    /** What came out since the last look. */
    public List<TestRecord<byte[], byte[]>> records(Topic topic) {
        return driver.createOutputTopic(NAMES.of(topic), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** What came out since the last look, read. */
    public <T extends Event> List<T> read(Topic topic, Class<T> type) {
        List<T> events = new ArrayList<>();
        for (TestRecord<byte[], byte[]> record : records(topic)) {
            switch (EventJson.read(type, record.value())) {
                case Reading.Known<T>(T event) -> events.add(event);
                case Reading.Unreadable<T>(String reason) -> throw new AssertionError(reason);
                case Reading.UnknownType<T>(String unknown) -> throw new AssertionError(unknown);
            }
        }
        return events;
    }

    @Nullable
    public Conversation conversation(String id) {
        return StoredState.read(stored(id));
    }

    @Nullable
    public MovedMarker pointer(String id) {
        return MovedMarker.read(stored(id));
    }

    public byte @Nullable [] stored(String id) {
        return driver.<Bytes, byte[]>getKeyValueStore(Stores.CONVERSATIONS)
                .get(Bytes.wrap(id.getBytes(StandardCharsets.UTF_8)));
    }

    /** Makes the state of a conversation unreadable. */
    void damage(String id) {
        driver.<Bytes, byte[]>getKeyValueStore(Stores.CONVERSATIONS)
                .put(Bytes.wrap(id.getBytes(StandardCharsets.UTF_8)), new byte[] {StoredState.FORMAT, '?'});
    }

    /** What is stored under this id is gone, as after two weeks. */
    void forget(String id) {
        driver.<Bytes, byte[]>getKeyValueStore(Stores.CONVERSATIONS)
                .delete(Bytes.wrap(id.getBytes(StandardCharsets.UTF_8)));
    }

    /** Puts a state and its timer where another version left them. */
    public void store(String id, byte[] state, Instant timer) {
        driver.<Bytes, byte[]>getKeyValueStore(Stores.CONVERSATIONS)
                .put(Bytes.wrap(id.getBytes(StandardCharsets.UTF_8)), state);
        driver.<Bytes, byte[]>getKeyValueStore(Stores.TIMERS).put(new TimerKey(timer, id).encoded(), new byte[] {1});
    }

    /** Entries of a store. */
    public int size(String store) {
        int size = 0;
        try (var all = driver.<Bytes, byte[]>getKeyValueStore(store).all()) {
            while (all.hasNext()) {
                all.next();
                size++;
            }
        }
        return size;
    }

    @Override
    public void close() {
        driver.close();
    }
}
