package dev.relevo.kit.deadletters;

import dev.relevo.kit.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record on a dead-letter topic: a letter, or a marker that a letter was replayed. */
record DeadLetterRecord(ConsumerRecord<byte[], byte[]> record) {
    /** Header of a marker: the offset of the replayed letter in the same partition. */
    static final String REPLAYED_OFFSET = "dead-letter-replayed";

    static final String SUFFIX = ".dead-letter";
    /** Enough for grouping; a hash this short matches hundreds of phone numbers, so it identifies nobody. */
    private static final int KEY_HASH_DIGITS = 6;

    private static final int REASON_MAX = 200;

    RecordPosition position() {
        return new RecordPosition(record.partition(), record.offset());
    }

    Instant at() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /** The topic of the reader that failed. Derived from the name of the dead-letter topic: headers may be forged. */
    String source() {
        return record.topic().substring(0, record.topic().length() - SUFFIX.length());
    }

    /** The record's position in its source topic; empty when the headers do not contain it. */
    Optional<RecordPosition> origin() {
        try {
            return header(DeadLetter.TOPIC).filter(source()::equals).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new RecordPosition(
                            Integer.parseInt(header(DeadLetter.PARTITION).orElse("")),
                            Long.parseLong(header(DeadLetter.OFFSET).orElse(""))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The offset of the letter that this marker refers to; empty when this is a letter. */
    Optional<Long> replayed() {
        try {
            return header(REPLAYED_OFFSET).map(Long::valueOf);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The reason on one line, without control characters. */
    String reason() {
        String reason = printable(header(DeadLetter.REASON).orElse("?"));
        return reason.length() <= REASON_MAX ? reason : reason.substring(0, REASON_MAX) + "...";
    }

    /** The size of the record's original value in bytes, also when the letter was cut. */
    long size() {
        return originalSize().orElse(record.value() == null ? 0L : record.value().length);
    }

    /** Whether the letter was cut: the complete record is only at its origin. */
    boolean isCut() {
        return header(DeadLetter.SIZE).isPresent() || header(DeadLetter.CUT).isPresent();
    }

    /** Whether this letter's value was cut from the given value. */
    boolean isOf(byte @Nullable [] value) {
        return header(DeadLetter.SHA256)
                .map(hash -> value != null && hash.equals(sha256(value)))
                .orElse(true);
    }

    /** A short hash that distinguishes keys without identifying a user; {@code -} without a key. */
    String keyHash() {
        return record.key() == null ? "-" : sha256(record.key()).substring(0, KEY_HASH_DIGITS);
    }

    Optional<String> header(String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** The text with control characters escaped, safe to print to a terminal. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
                printable.append("\\u%04x".formatted(point));
            } else {
                printable.appendCodePoint(point);
            }
        });
        return printable.toString();
    }

    private Optional<Long> originalSize() {
        try {
            return header(DeadLetter.SIZE).map(Long::valueOf);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
