package dev.relevo.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.Event;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffId;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventJson.Reading;
import dev.relevo.kit.TopicNames;
import dev.relevo.router.RouterMetrics;
import dev.relevo.router.handoff.Agents;
import dev.relevo.router.handoff.DecisionContext;
import dev.relevo.router.limits.TopicLimits;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policyfile.InvalidPolicyException;
import dev.relevo.router.policyfile.PolicyReader;
import dev.relevo.router.store.Stores;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records in, records out, stores and timers, with the wall clock in the test's hand. Says nothing of transactions. */
class RouterTopologyTest {
    private static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");
    private static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");
    private static final TopicNames NAMES = new TopicNames(Topics.DEFAULT_PREFIX);

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> events;
    private final TestInputTopic<byte[], byte[]> actions;

    RouterTopologyTest(@TempDir Path stateDir) throws InvalidPolicyException {
        EscalationPolicy policy = PolicyReader.read("""
                number: "106540352242922"
                timeZone: UTC
                queues: [{name: support-es, hours: always, answerWithin: PT5M}]
                paths: [{kind: AGENT}, {kind: EMAIL, value: ayuda@example.org}]
                """);
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        driver = new TopologyTestDriver(
                RouterTopology.build(
                        NAMES,
                        (number, now) -> new DecisionContext(policy, Agents.UNKNOWN, null, now),
                        new RouterMetrics(meters),
                        new TopicLimits(),
                        stamp -> stamp),
                settings,
                T0);
        events = input(driver, Topics.CONVERSATION_EVENTS);
        actions = input(driver, Topics.AGENT_ACTIONS);
    }

    @AfterEach
    public void stop() {
        driver.close();
    }

    @Test
    void a_stuck_person_comes_out_on_the_queues_topic_with_cloud_event_headers() {
        userWrites("573001112233", "quiero hablar con una persona");

        TestRecord<byte[], byte[]> handoff = read(Topics.handoffs("support-es")).getFirst();
        assertThat(new String(handoff.key(), StandardCharsets.UTF_8)).isEqualTo("106540352242922:573001112233");
        assertThat(header(handoff, "ce_type")).isEqualTo("dev.relevo.handoff.v1");
        assertThat(header(handoff, "ce_id"))
                .isEqualTo(event(handoff, Handoff.class).meta().eventId());
        assertThat(read(Topics.CONVERSATION_OWNERS)).hasSize(1);
        assertThat(read(Topics.HANDOFF_EVENTS)).hasSize(1);
        assertThat(read(Topics.OUTBOUND_MESSAGES)).hasSize(1);
    }

    @Test
    void a_redelivery_comes_out_once() {
        var message = message("573001112233", "wamid.1", "quiero hablar con una persona");

        for (int delivery = 0; delivery < 3; delivery++) {
            send(events, message);
        }

        assertThat(read(Topics.handoffs("support-es"))).hasSize(1);
    }

    @Test
    void a_timer_fires_on_the_wall_clock_although_nothing_else_happens() {
        userWrites("573001112233", "quiero hablar con una persona");
        read(Topics.HANDOFF_EVENTS);

        driver.advanceWallClockTime(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(read(Topics.HANDOFF_EVENTS)).isEmpty();

        driver.advanceWallClockTime(Duration.ofSeconds(2));
        assertThat(read(Topics.HANDOFF_EVENTS))
                .extracting(record -> header(record, "ce_type"))
                .containsExactly("dev.relevo.handoff-path-offered.v1");
    }

    @Test
    void a_moved_timer_leaves_nothing_behind() {
        userWrites("573001112233", "quiero hablar con una persona");
        Handoff handoff = event(read(Topics.handoffs("support-es")).getFirst(), Handoff.class);
        send(actions, claim(handoff.conversationId(), handoff.handoffId(), "ana"));

        try (var timers = driver.<org.apache.kafka.common.utils.Bytes, byte[]>getKeyValueStore(Stores.TIMERS)
                .all()) {
            assertThat(timers).toIterable().hasSize(1);
        }
    }

    @Test
    void poison_on_either_topic_goes_to_its_dead_letter_and_the_next_record_is_handled() {
        byte[] key = "106540352242922:573001112233".getBytes(StandardCharsets.UTF_8);
        for (byte[] poison : List.of(
                new byte[] {0, 1, 2},
                "{}".getBytes(StandardCharsets.UTF_8),
                "{\"type\":3}".getBytes(StandardCharsets.UTF_8))) {
            events.pipeInput(key, poison);
            actions.pipeInput(key, poison);
        }
        events.pipeInput(key, (byte[]) null);
        byte[] newer = "{\"type\":\"user-typing\"}".getBytes(StandardCharsets.UTF_8);
        events.pipeInput(key, newer);
        userWrites("573001112233", "quiero hablar con una persona");

        List<TestRecord<byte[], byte[]>> dead = read(Topics.CONVERSATION_EVENTS.deadLetter());
        assertThat(dead).hasSize(4);
        assertThat(dead.getFirst().value()).isEqualTo(new byte[] {0, 1, 2});
        assertThat(header(dead.getFirst(), "dead-letter-reason")).isNotBlank();
        assertThat(read(Topics.AGENT_ACTIONS.deadLetter())).hasSize(3);
        assertThat(meters.get("relevo.router.dead.letters")
                        .tag("topic", NAMES.of(Topics.CONVERSATION_EVENTS))
                        .counter()
                        .count())
                .isEqualTo(4);
        assertThat(meters.get("relevo.records.unknown")
                        .tag("type", "user-typing")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(read(Topics.handoffs("support-es"))).hasSize(1);
    }

    @Test
    void conversations_do_not_mix() {
        userWrites("573001112233", "quiero hablar con una persona");
        userWrites("573009998877", "hola");

        assertThat(read(Topics.handoffs("support-es"))).hasSize(1);
    }

    /** A changed name would abandon a changelog, and all state with it, without a word. */
    @Test
    void the_topology_is_the_documented_one() throws IOException {
        String described = RouterTopology.build(
                        NAMES,
                        (number, now) -> new DecisionContext(
                                EscalationPolicy.watching(number.value()), Agents.UNKNOWN, null, now),
                        new RouterMetrics(meters),
                        new TopicLimits(),
                        stamp -> stamp)
                .describe()
                .toString();

        assertThat(described.strip())
                .isEqualTo(Files.readString(Path.of("../docs/reference/router-topology.txt"))
                        .strip());
    }

    private static TestInputTopic<byte[], byte[]> input(TopologyTestDriver driver, Topic topic) {
        return driver.createInputTopic(
                NAMES.of(topic), new ByteArraySerializer(), new ByteArraySerializer(), T0, Duration.ZERO);
    }

    private List<TestRecord<byte[], byte[]>> read(Topic topic) {
        return driver.createOutputTopic(NAMES.of(topic), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private void userWrites(String waId, String text) {
        send(events, message(waId, "wamid." + waId + text.hashCode(), text));
    }

    private static ConversationEvent message(String waId, String messageId, String text) {
        var ref = ConversationRef.of(NUMBER, null, Person.ofWaId(waId), Provider.META);
        return new ConversationEvent.UserMessage(
                EventMeta.now(messageId, T0), ref, MessageContent.text(messageId, text));
    }

    private static AgentAction claim(ConversationId conversation, HandoffId handoff, String agent) {
        return new AgentAction.Claim(
                EventMeta.now("claim-" + agent, T0), new ActionRef("claim-" + agent, handoff, conversation, agent));
    }

    private static void send(TestInputTopic<byte[], byte[]> topic, Event event) {
        topic.pipeInput(event.key().getBytes(StandardCharsets.UTF_8), EventJson.write(event));
    }

    private static <T extends Event> T event(TestRecord<byte[], byte[]> record, Class<T> type) {
        return switch (EventJson.read(type, record.value())) {
            case Reading.Known<T>(T event) -> event;
            case Reading.Unreadable<T>(String reason) -> throw new AssertionError(reason);
            case Reading.UnknownType<T>(String unknown) -> throw new AssertionError(unknown);
        };
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
