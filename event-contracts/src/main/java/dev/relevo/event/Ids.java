package dev.relevo.event;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids derived from their cause, so that a retry of the same step creates the same id. */
public final class Ids {
    /** Separates the parts of a cause; no id of WhatsApp, Turn or Relevo contains it. */
    private static final String SEPARATOR = "\u001f";

    private Ids() {}

    /** A name-based UUID (version 3) of the given cause. The order of the parts matters. */
    public static String derived(String... cause) {
        return UUID.nameUUIDFromBytes(String.join(SEPARATOR, cause).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
