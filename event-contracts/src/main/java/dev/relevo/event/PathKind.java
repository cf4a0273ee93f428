package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.Arrays;
import java.util.List;

/** A way to a human that WhatsApp's policy accepts. */
public enum PathKind {
    AGENT,
    PHONE,
    EMAIL,
    WEB_FORM,
    /** Retail only. */
    STORE_VISIT,
    /** A word of a newer version; never accepted from a person. */
    @JsonEnumDefaultValue
    UNKNOWN;

    /** The kinds that can be chosen. */
    public static List<PathKind> known() {
        return Arrays.stream(values()).filter(kind -> kind != UNKNOWN).toList();
    }
}
