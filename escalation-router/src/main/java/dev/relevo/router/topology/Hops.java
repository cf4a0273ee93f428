package dev.relevo.router.topology;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relevo.kit.DeadLetter;
import dev.relevo.kit.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Routing state of a forwarded record, in two fields beside the event's own: anyone can write headers, so headers decide nothing.
 * The first counts forwards. The second exists while the other form of a number is searched: odd on the way there, even on the way
 * back.
 */
final class Hops {
    /** No search yet. */
    static final int FRESH = 0;
    /** Back under its own key after the first search. */
    static final int FOUND_NOTHING = 2;
    /** On its way to the other form for the second time, after waiting. */
    static final int LAST_LOOK = 3;

    private static final int FOUND_NOTHING_AGAIN = 4;
    private static final String SENT_ON = "relevoHops";
    private static final String SEARCH = "relevoVariant";

    private Hops() {}

    /** State of the search for the other form; an invalid value is {@link #FRESH}. */
    static int search(Record<byte[], byte[]> record) {
        int search = json(record.value()).path(SEARCH).intValue();
        return search >= FRESH && search <= FOUND_NOTHING_AGAIN ? search : FRESH;
    }

    /** Whether a record in this state was sent to the other form of its number and is there. */
    public static boolean isThere(int search) {
        return search % 2 != 0;
    }

    /** How often an event was forwarded; never less than 0. */
    static int sentOn(ObjectNode json) {
        return Math.max(0, json.path(SENT_ON).asInt());
    }

    /** Increments the count. */
    public static void count(ObjectNode json, int search) {
        json.put(SENT_ON, sentOn(json) + 1);
        if (search == FRESH) {
            json.remove(SEARCH);
        } else {
            json.put(SEARCH, search);
        }
    }

    /**
     * The record as it was before it was forwarded: a replay of it is a new record. A record that a dead letter truncates stays as
     * it is, because its original is found by the hash of the whole.
     */
    public static Record<byte[], byte[]> none(Record<byte[], byte[]> record) {
        if (record.value().length > DeadLetter.VALUE_MAX_BYTES) {
            return record;
        }
        ObjectNode json = json(record.value());
        json.remove(SENT_ON);
        json.remove(SEARCH);
        return record.withValue(bytes(json));
    }

    public static ObjectNode json(byte[] event) {
        try {
            return (ObjectNode) EventJson.mapper().readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException("an event that was read cannot be read again", e);
        }
    }

    public static byte[] bytes(ObjectNode json) {
        try {
            return EventJson.mapper().writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException("an event that was read cannot be written", e);
        }
    }
}
