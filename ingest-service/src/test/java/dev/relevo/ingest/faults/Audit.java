package dev.relevo.ingest.faults;

import dev.relevo.event.Ids;
import dev.relevo.event.Topics;
import dev.relevo.ingest.Stored;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A comparison of the records stored after a fault with the answers the sender received.
 *
 * @param copies the number of records by event id
 * @param misplaced records on a wrong topic (KAFKA-19012)
 */
record Audit(Map<String, Integer> copies, int misplaced) {
    /** Reads all records whose message id starts with this name. */
    static Audit of(String bootstrapServers, String name) {
        Map<String, Integer> copies = new HashMap<>();
        int misplaced = 0;
        try (Stored stored = new Stored(bootstrapServers)) {
            for (ConsumerRecord<String, String> record :
                    stored.holding(Topics.CONVERSATION_EVENTS, "\"messageId\":\"" + name + ".")) {
                copies.merge(header(record, "ce_id"), 1, Integer::sum);
                misplaced += header(record, "ce_type").equals("dev.relevo.user-message.v1") ? 0 : 1;
            }
        }
        return new Audit(copies, misplaced);
    }

    /** The message ids without a record. */
    Set<String> missing(Set<String> messageIds) {
        Set<String> missing = new TreeSet<>();
        for (String messageId : messageIds) {
            if (!copies.containsKey(eventId(messageId))) {
                missing.add(messageId);
            }
        }
        return missing;
    }

    /** The message ids with more than one record. */
    Set<String> doubled(Set<String> messageIds) {
        Set<String> doubled = new TreeSet<>();
        for (String messageId : messageIds) {
            if (copies.getOrDefault(eventId(messageId), 0) > 1) {
                doubled.add(messageId);
            }
        }
        return doubled;
    }

    private static String eventId(String messageId) {
        return Ids.derived("meta", "106540352242922", messageId, "user-message");
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
