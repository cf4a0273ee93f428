package dev.relevo.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.Topics;
import dev.relevo.event.Turn;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.TopicNames;
import dev.relevo.router.RouterMetrics;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.handoff.Agents;
import dev.relevo.router.handoff.DecisionContext;
import dev.relevo.router.limits.TopicLimits;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.store.EarlyEvents;
import dev.relevo.router.store.MovedMarker;
import dev.relevo.router.store.StoredState;
import dev.relevo.router.store.Stores;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Each form in a partition and task of its own, as in Kafka, where nobody knows which of two tasks reads on first. What one of
 * them writes stands behind what is in the other's partition already. Each seed is one history in one order of reading.
 */
class VariantOrderTest {
    private static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");
    private static final int SEEDS = 500;
    private static final String USER = "554899998888";
    private static final String OTHER = "5548999998888";
    private static final TopicNames NAMES = new TopicNames(Topics.DEFAULT_PREFIX);
    private static final String OWNERS = NAMES.of(Topics.CONVERSATION_OWNERS);
    private static final String EVENTS = NAMES.of(Topics.CONVERSATION_EVENTS);

    @Test
    void in_whichever_order_two_tasks_read_it_becomes_one_conversation_with_every_turn_once() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Task user = new Task(USER);
            Task other = new Task(OTHER);
            List<ConversationEvent> history = history(random);

            play(history, user, other, random);

            assertThat(EarlyEvents.read(user.stored())).as("seed %d", seed).isNull();
            assertThat(other.stored())
                    .as("seed %d: a pointer", seed)
                    .isEqualTo(new MovedMarker(ref(USER).conversationId(), pointedAt(other)).write());
            Conversation one = Objects.requireNonNull(StoredState.read(user.stored()));
            assertThat(one.transcript().stream().map(Turn::text))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(texts(history));
            assertThat(one.person().waId()).isEqualTo(USER);
            assertThat(one.ownership().owner())
                    .as("seed %d", seed)
                    .isEqualTo(history.stream().anyMatch(AgentMessage.class::isInstance) ? Owner.AGENT : Owner.BOT);
            assertThat(user.epochs).as("seed %d: epochs", seed).isSorted().doesNotHaveDuplicates();
            assertThat(other.epochs).as("seed %d: epochs", seed).isSorted().doesNotHaveDuplicates();
            assertThat(user.deadLetters + other.deadLetters).as("seed %d", seed).isZero();
        }
    }

    /** A search that finds the person must not bring a newer event there before those that found nobody. */
    @Test
    void what_comes_while_others_wait_is_not_searched_and_stays_behind_them() {
        Task user = new Task(USER);
        Task other = new Task(OTHER);
        other.log.add(
                record(new BotMessage(EventMeta.now("b-1", T0), ref(OTHER), MessageContent.text("1", "uno"), null)));
        user.log.addAll(other.readOn());
        other.log.addAll(user.readOn());
        assertThat(other.readOn()).as("it waits").isEmpty();

        other.log.add(
                record(new BotMessage(EventMeta.now("b-2", T0), ref(OTHER), MessageContent.text("2", "dos"), null)));
        user.log.add(record(new UserMessage(EventMeta.now("u-1", T0), ref(USER), MessageContent.text("3", "hola"))));
        user.log.addAll(other.readOn());
        other.log.addAll(user.readOn());
        user.log.addAll(other.readOn());
        while (user.hasNext()) {
            user.readOn();
        }

        Conversation one = Objects.requireNonNull(StoredState.read(user.stored()));
        assertThat(one.transcript()).extracting(Turn::text).containsExactly("hola", "uno", "dos");
    }

    /** What is written outside, in its order; the person writes at least once, under their own form. */
    private static List<ConversationEvent> history(Random random) {
        List<ConversationEvent> history = new ArrayList<>();
        int length = 2 + random.nextInt(5);
        int theirs = random.nextInt(length);
        for (int i = 0; i < length; i++) {
            EventMeta meta = EventMeta.now("event-" + i, T0.plusSeconds(20L * i));
            MessageContent text = MessageContent.text("wamid." + i, "text " + i);
            ConversationRef either = ref(random.nextBoolean() ? USER : OTHER);
            int who = i == theirs ? 0 : random.nextInt(4);
            history.add(
                    switch (who) {
                        case 0 -> new UserMessage(meta, ref(USER), text);
                        case 1 -> new AgentMessage(meta, either, text, null);
                        default -> new BotMessage(meta, either, text, null);
                    });
        }
        return history;
    }

    private static void play(List<ConversationEvent> history, Task user, Task other, Random random) {
        List<ConversationEvent> outside = new ArrayList<>(history);
        Map<String, Task> tasks = Map.of(
                ref(USER).conversationId().value(),
                user,
                ref(OTHER).conversationId().value(),
                other);
        while (!outside.isEmpty() || user.hasNext() || other.hasNext()) {
            int next = random.nextInt(3);
            if (next == 0 && !outside.isEmpty()) {
                ConversationEvent event = outside.removeFirst();
                Objects.requireNonNull(tasks.get(event.key())).log.add(record(event));
            } else if (next > 0) {
                Task task = next == 1 ? user : other;
                for (Record<byte[], byte[]> written : task.readOn()) {
                    Objects.requireNonNull(tasks.get(new String(written.key(), StandardCharsets.UTF_8)))
                            .log
                            .add(written);
                }
            }
        }
    }

    private static Record<byte[], byte[]> record(ConversationEvent event) {
        return new Record<>(
                event.key().getBytes(StandardCharsets.UTF_8),
                EventJson.write(event),
                event.meta().occurredAt().toEpochMilli());
    }

    private static Instant pointedAt(Task task) {
        MovedMarker pointer = MovedMarker.read(task.stored());
        return pointer == null ? T0 : pointer.since();
    }

    private static List<String> texts(List<ConversationEvent> history) {
        return history.stream()
                .map(event -> "text " + event.meta().eventId().substring("event-".length()))
                .collect(Collectors.toList());
    }

    private static ConversationRef ref(String person) {
        return ConversationRef.of(new PhoneNumberId("106540352242922"), null, Person.ofWaId(person), Provider.META);
    }

    /** The processor with the partition that it reads and stores that nobody else sees. */
    private static final class Task {
        public final List<Record<byte[], byte[]>> log = new ArrayList<>();
        final List<Long> epochs = new ArrayList<>();
        int deadLetters;
        private final MockProcessorContext<byte[], OutputRecord> context;
        private final ConversationProcessor processor;
        private final String conversation;
        private int offset;

        Task(String person) {
            conversation = ref(person).conversationId().value();
            Properties settings = new Properties();
            settings.put("application.id", "test");
            settings.put("bootstrap.servers", "unused:9092");
            context = new MockProcessorContext<>(settings);
            for (String name : List.of(Stores.CONVERSATIONS, Stores.TIMERS, Stores.HANDOFFS)) {
                KeyValueStore<Bytes, byte[]> store = org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                                org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(name),
                                Serdes.Bytes(),
                                Serdes.ByteArray())
                        .withLoggingDisabled()
                        .build();
                store.init(context.getStateStoreContext(), store);
            }
            processor = new ConversationProcessor(
                    new RouterTopics(NAMES),
                    (number, now) ->
                            new DecisionContext(EscalationPolicy.watching(number.value()), Agents.UNKNOWN, null, now),
                    new RouterMetrics(new SimpleMeterRegistry()),
                    new TopicLimits());
            processor.init(context);
        }

        public boolean hasNext() {
            return offset < log.size();
        }

        /** Handles the next record, if there is one; what it writes to the topic it reads. */
        List<Record<byte[], byte[]>> readOn() {
            if (!hasNext()) {
                return List.of();
            }
            Record<byte[], byte[]> record = log.get(offset);
            context.setRecordMetadata(EVENTS, 0, offset++);
            context.setCurrentSystemTimeMs(record.timestamp());
            context.resetForwards();
            processor.process(record);
            List<Record<byte[], byte[]>> written = new ArrayList<>();
            for (var forward : context.forwarded()) {
                OutputRecord out = forward.record().value();
                if (out.topic().equals(EVENTS)) {
                    written.add(new Record<>(
                            forward.record().key(),
                            Objects.requireNonNull(out.value()),
                            forward.record().timestamp(),
                            forward.record().headers()));
                } else if (out.topic().equals(OWNERS) && out.value() != null) {
                    epochs.add(Hops.json(out.value()).get("epoch").longValue());
                } else if (out.topic().endsWith(".dead-letter")) {
                    deadLetters++;
                }
            }
            return written;
        }

        public byte @Nullable [] stored() {
            KeyValueStore<Bytes, byte[]> store = context.getStateStore(Stores.CONVERSATIONS);
            return store.get(Bytes.wrap(conversation.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
