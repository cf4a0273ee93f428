package dev.relevo.kit;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;

/** The headers that tell an operator where a dead letter comes from and why. The record's bytes stay as they were. */
public final class DeadLetter {
    public static final String REASON = "dead-letter-reason";
    public static final String TOPIC = "dead-letter-topic";
    public static final String PARTITION = "dead-letter-partition";
    public static final String OFFSET = "dead-letter-offset";

    private DeadLetter() {}

    /**
     * Adds the headers.
     *
     * @param reason why, without any of the content
     */
    public static Headers mark(Headers headers, String topic, int partition, long offset, String reason) {
        return headers.add(TOPIC, bytes(topic))
                .add(PARTITION, bytes(Integer.toString(partition)))
                .add(OFFSET, bytes(Long.toString(offset)))
                .add(REASON, bytes(reason));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
