package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * WhatsApp's quality rating of a number. {@link #UNKNOWN} stands for no rating yet, {@code NA} and every unknown value; it
 * neither opens nor closes a red case.
 */
public enum Rating {
    GREEN,
    YELLOW,
    RED,
    @JsonEnumDefaultValue
    UNKNOWN
}
