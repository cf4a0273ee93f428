package dev.relevo.kit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that its reader could not use, as it is written to the dead-letter topic: with headers for its origin and the reason,
 * and cut to a size that every topic accepts. A dead letter that is itself too large would stop the reader.
 *
 * @param key at most {@link #KEY_MAX_BYTES}; null when the record had none
 * @param value at most {@link #VALUE_MAX_BYTES}; null when the record had none
 * @param headers those of the record as far as they fit, then the dead-letter headers
 */
public record DeadLetter(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    public static final String REASON = "dead-letter-reason";
    public static final String TOPIC = "dead-letter-topic";
    public static final String PARTITION = "dead-letter-partition";
    public static final String OFFSET = "dead-letter-offset";
    /** Bytes of the original value, when it was cut. */
    public static final String SIZE = "dead-letter-original-size";
    /** SHA-256 of the original value, when it was cut. */
    public static final String SHA256 = "dead-letter-original-sha256";

    /** What else was cut: {@code key}, {@code headers} or both, with a comma. */
    public static final String CUT = "dead-letter-cut";

    /** Half of a record's default limit; the rest is for headers, the batch and data that does not compress. */
    public static final int VALUE_MAX_BYTES = 512 * 1024;
    /** Four times the longest conversation id in UTF-8. */
    public static final int KEY_MAX_BYTES = 4 * 1024;

    static final int HEADERS_MAX_BYTES = 64 * 1024;
    private static final String OURS = "dead-letter-";

    /**
     * A record's position in Kafka.
     *
     * @param topic full name, with the prefix
     */
    public record Origin(String topic, int partition, long offset) {}

    /**
     * The dead letter of a record. If it was cut, the complete record is at its origin for as long as that topic keeps it.
     *
     * @param headers the record's own; not changed
     * @param reason why, without any of the content
     */
    public static DeadLetter of(
            Origin from, byte @Nullable [] key, byte @Nullable [] value, Headers headers, String reason) {
        Headers marked = fitting(headers)
                .add(TOPIC, bytes(from.topic()))
                .add(PARTITION, bytes(Integer.toString(from.partition())))
                .add(OFFSET, bytes(Long.toString(from.offset())))
                .add(REASON, bytes(reason));
        if (value != null && value.length > VALUE_MAX_BYTES) {
            marked.add(SIZE, bytes(Integer.toString(value.length))).add(SHA256, bytes(sha256(value)));
        }
        boolean isKeyCut = key != null && key.length > KEY_MAX_BYTES;
        boolean areHeadersCut = bytesOf(headers) > HEADERS_MAX_BYTES;
        if (isKeyCut || areHeadersCut) {
            marked.add(CUT, bytes(!areHeadersCut ? "key" : isKeyCut ? "key,headers" : "headers"));
        }
        return new DeadLetter(cut(key, KEY_MAX_BYTES), cut(value, VALUE_MAX_BYTES), marked);
    }

    /**
     * The record's headers as far as they fit. Dead-letter headers of an earlier reader are removed: the newest say where the
     * record failed last.
     */
    private static Headers fitting(Headers headers) {
        Headers kept = new RecordHeaders();
        long room = HEADERS_MAX_BYTES;
        for (Header header : headers) {
            room -= bytesOf(header);
            if (room >= 0 && !header.key().startsWith(OURS)) {
                kept.add(header);
            }
        }
        return kept;
    }

    private static long bytesOf(Headers headers) {
        long bytes = 0;
        for (Header header : headers) {
            bytes += bytesOf(header);
        }
        return bytes;
    }

    private static int bytesOf(Header header) {
        return header.key().length() + (header.value() == null ? 0 : header.value().length);
    }

    private static byte @Nullable [] cut(byte @Nullable [] bytes, int max) {
        return bytes == null || bytes.length <= max ? bytes : Arrays.copyOf(bytes, max);
    }

    private static String sha256(byte[] value) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
