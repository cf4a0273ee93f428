package dev.relevo.router.store;

import dev.relevo.event.HandoffId;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** A key of the handoff index. Open handoffs sort together, so that listing them does not scan the closed ones. */
public final class HandoffKey {
    private static final String OPEN = "open:";
    private static final String CLOSED = "closed:";

    private HandoffKey() {}

    public static Bytes of(HandoffId id, boolean open) {
        return bytes((open ? OPEN : CLOSED) + id.value());
    }

    public static Bytes firstOpen() {
        return bytes(OPEN);
    }

    /** Sorts after every open one: the ids are hexadecimal. */
    public static Bytes lastOpen() {
        return bytes(OPEN + "~");
    }

    private static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
