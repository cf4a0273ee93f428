package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.Arrays;
import java.util.List;

/** Kinds of path to a human that WhatsApp's policy accepts. */
public enum PathKind {
    AGENT,
    PHONE,
    EMAIL,
    WEB_FORM,
    /** Retail only. */
    STORE_VISIT,
    /** A value of a newer version; never accepted as input. */
    @JsonEnumDefaultValue
    UNKNOWN;

    /** The kinds that users can choose. */
    public static List<PathKind> known() {
        return Arrays.stream(values()).filter(kind -> kind != UNKNOWN).toList();
    }
}
