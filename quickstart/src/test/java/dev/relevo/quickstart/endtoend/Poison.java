package dev.relevo.quickstart.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relevo.event.EventTypes;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records that could stop a reader: for each type of each topic, records of a broken, hostile or newer writer. They name an unknown
 * number and queue, so that they cannot change the story that is played after them.
 */
final class Poison {
    /** The largest record that each topic accepts in this test, in bytes. */
    static final int LARGEST = 3 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();
    /** In the past: the broker refuses timestamps in the far future. */
    private static final long YEAR_1970 = 1_000L;

    private static final Set<String> WORDS = Set.of(
            "rating", "owner", "provider", "kind", "status", "state", "signal", "source", "reason", "outcome", "path");

    private Poison() {}

    /** The fault of a record. */
    enum Fault {
        GARBAGE,
        EMPTY,
        NULL_VALUE,
        NOT_AN_OBJECT,
        YEAR_0,
        YEAR_9999,
        BROKEN_HEADERS,
        UNKNOWN_TYPE,
        UNKNOWN_WORD,
        NO_KEY,
        WRONG_KEY,
        KAFKA_TIME
    }

    /**
     * One record.
     *
     * @param type the type of the event it is derived from
     */
    record Case(Topic topic, String type, Fault fault, ProducerRecord<byte[], byte[]> record) {}

    /** All cases, ordered by topic. */
    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (Topic topic : Topics.all()) {
            List<String> types = EventTypes.under(topic.event());
            for (String type : types) {
                for (Fault fault : Fault.values()) {
                    // Garbage has no type: once for each topic.
                    if (fault != Fault.GARBAGE || type.equals(types.getFirst())) {
                        record(topic, type, fault).ifPresent(record -> cases.add(new Case(topic, type, fault, record)));
                    }
                }
            }
        }
        return cases;
    }

    private static Optional<ProducerRecord<byte[], byte[]>> record(Topic topic, String type, Fault fault) {
        ObjectNode event = example(type);
        byte[] key = ("poison:" + type).getBytes(UTF_8);
        return switch (fault) {
            case GARBAGE -> Optional.of(record(topic, key, garbage(type), null));
            case EMPTY -> Optional.of(record(topic, key, new byte[0], null));
            case NULL_VALUE -> Optional.of(record(topic, key, null, null));
            case NOT_AN_OBJECT -> Optional.of(record(topic, key, "[{\"type\":7}]".getBytes(UTF_8), null));
            case YEAR_0 -> Optional.of(record(topic, key, dated(event, "0000-01-01T00:00:00Z"), null));
            case YEAR_9999 -> Optional.of(record(topic, key, dated(event, "9999-12-31T23:59:59Z"), null));
            case BROKEN_HEADERS -> Optional.of(withBrokenHeaders(record(topic, key, bytes(event), null)));
            case UNKNOWN_TYPE -> Optional.of(record(topic, key, bytes(event.put("type", "from-the-future")), null));
            case UNKNOWN_WORD -> unknownWord(event).map(value -> record(topic, key, value, null));
            case NO_KEY -> Optional.of(record(topic, null, bytes(event), null));
            case WRONG_KEY -> Optional.of(record(topic, new byte[] {(byte) 0xff, 0, '\n'}, bytes(event), null));
            case KAFKA_TIME -> Optional.of(record(topic, key, bytes(event), YEAR_1970));
        };
    }

    private static ProducerRecord<byte[], byte[]> record(
            Topic topic, byte @Nullable [] key, byte @Nullable [] value, @Nullable Long timestamp) {
        return new ProducerRecord<>(topic.withPrefix(Topics.DEFAULT_PREFIX), 0, timestamp, key, value);
    }

    private static ProducerRecord<byte[], byte[]> withBrokenHeaders(ProducerRecord<byte[], byte[]> record) {
        record.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", new byte[0])
                .add("ce_type", new byte[] {0})
                .add("ce_source", "::not a uri::".getBytes(UTF_8))
                .add("ce_time", "0000-99-99T garbage".getBytes(UTF_8))
                .add("relevo-hops", "many".getBytes(UTF_8))
                .add("content-type", "application/cloudevents+json".getBytes(UTF_8));
        return record;
    }

    /** The example of the contract, with an unknown number and queue. */
    private static ObjectNode example(String type) {
        try (InputStream file = EventTypes.class.getResourceAsStream("examples/" + type + ".json")) {
            if (file == null) {
                throw new IllegalStateException("no example of " + type);
            }
            String text = new String(file.readAllBytes(), UTF_8)
                    .replace("106540352242922", "888840352242922")
                    .replace("102290129340398", "888890129340398")
                    .replace("support-", "nobody-");
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] dated(ObjectNode event, String time) {
        return bytes(event.put("occurredAt", time).put("recordedAt", time));
    }

    /** Random, so that compression does not make it small; the same in each run. */
    private static byte[] garbage(String type) {
        byte[] garbage = new byte[LARGEST - 1_024];
        new Random(type.hashCode()).nextBytes(garbage);
        return garbage;
    }

    private static Optional<byte[]> unknownWord(ObjectNode event) {
        boolean isChanged = false;
        for (String word : WORDS) {
            if (event.path(word).isTextual()) {
                event.put(word, "FROM_THE_FUTURE");
                isChanged = true;
            }
        }
        return isChanged ? Optional.of(bytes(event)) : Optional.empty();
    }

    private static byte[] bytes(ObjectNode event) {
        return event.toString().getBytes(UTF_8);
    }
}
