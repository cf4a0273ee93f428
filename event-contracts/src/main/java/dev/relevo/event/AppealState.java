package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Where an appeal stands; a person moves it, for WhatsApp has no API. */
public enum AppealState {
    DRAFT,
    SUBMITTED,
    IN_REVIEW,
    REVERSED,
    UNCHANGED,
    /** A word of a newer version. */
    @JsonEnumDefaultValue
    UNKNOWN
}
