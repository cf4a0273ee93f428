package dev.relevo.kit;

import java.nio.charset.StandardCharsets;

/**
 * A configured secret that cannot be printed by accident.
 *
 * @param value never empty
 */
public record Secret(String value) {
    public Secret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret is empty");
        }
    }

    /** Factory method that MicroProfile Config calls. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    public byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "***";
    }
}
