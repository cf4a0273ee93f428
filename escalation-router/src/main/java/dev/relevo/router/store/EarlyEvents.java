package dev.relevo.router.store;

import dev.relevo.kit.DeadLetter.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * What is stored under an id of which nothing is known but what a bot said: its records, until the person writes under either
 * form of their number. One byte of format and a count, then each record with the place where it stood.
 *
 * @param events oldest first, at least one
 */
public record EarlyEvents(List<Early> events) {
    /** First byte of early events; other formats start a conversation ({@link StoredState}) and a {@link MovedMarker}. */
    private static final byte FORMAT = 5;

    /** How long each of them waits. */
    public static final Duration WAIT = Duration.ofMinutes(10);
    /** Maximum number under one id. */
    public static final int MAX_EVENTS = 20;
    /** Maximum size under one id, with headers. */
    public static final int MAX_BYTES = 64 * 1024;

    public EarlyEvents {
        events = List.copyOf(events);
    }

    /**
     * One waiting record.
     *
     * @param record without its key, which is the id that it is stored under
     */
    public record Early(Origin origin, Record<byte[], byte[]> record) {
        /** When it stops waiting. */
        public Instant until() {
            return Instant.ofEpochMilli(record.timestamp()).plus(WAIT);
        }

        public int bytes() {
            int bytes = record.value().length;
            for (Header header : record.headers()) {
                bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
            }
            return bytes;
        }
    }

    /** Null when something else, or nothing, is stored there. */
    public static @Nullable EarlyEvents read(byte @Nullable [] stored) {
        if (stored == null || stored[0] != FORMAT) {
            return null;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored))) {
            in.skipNBytes(1);
            int count = in.readInt();
            List<Early> events = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                events.add(event(in));
            }
            return new EarlyEvents(events);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read early events", e);
        }
    }

    private static Early event(DataInputStream in) throws IOException {
        Origin origin = new Origin(in.readUTF(), in.readInt(), in.readLong());
        long timestamp = in.readLong();
        byte[] value = in.readNBytes(in.readInt());
        Headers headers = new RecordHeaders();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            int length = in.readInt();
            headers.add(name, length < 0 ? null : in.readNBytes(length));
        }
        return new Early(origin, new Record<>(new byte[0], value, timestamp, headers));
    }

    public byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeInt(events.size());
            for (Early event : events) {
                write(event, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write early events", e);
        }
        return bytes.toByteArray();
    }

    private static void write(Early event, DataOutputStream out) throws IOException {
        out.writeUTF(event.origin().topic());
        out.writeInt(event.origin().partition());
        out.writeLong(event.origin().offset());
        Record<byte[], byte[]> record = event.record();
        out.writeLong(record.timestamp());
        out.writeInt(record.value().length);
        out.write(record.value());
        Header[] headers = record.headers().toArray();
        out.writeInt(headers.length);
        for (Header header : headers) {
            out.writeUTF(header.key());
            out.writeInt(header.value() == null ? -1 : header.value().length);
            if (header.value() != null) {
                out.write(header.value());
            }
        }
    }

    /** When the first of them has waited long enough. */
    public Instant due() {
        Instant first = events.getFirst().until();
        for (Early event : events) {
            first = event.until().isBefore(first) ? event.until() : first;
        }
        return first;
    }
}
