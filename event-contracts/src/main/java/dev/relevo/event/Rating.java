package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * WhatsApp's quality rating of a number. {@link #UNKNOWN} stands for none yet, {@code NA} and every word we do not know; it
 * never clears a red and never opens one.
 */
public enum Rating {
    GREEN,
    YELLOW,
    RED,
    @JsonEnumDefaultValue
    UNKNOWN
}
