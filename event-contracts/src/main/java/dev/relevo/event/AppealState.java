package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** State of an appeal. A person updates it, because WhatsApp has no API for appeals. */
public enum AppealState {
    DRAFT,
    SUBMITTED,
    IN_REVIEW,
    REVERSED,
    UNCHANGED,
    /** A value of a newer version. */
    @JsonEnumDefaultValue
    UNKNOWN
}
