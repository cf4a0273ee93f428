package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The source of an event. */
public enum Provider {
    /** A Cloud API webhook from Meta. */
    META,
    /** A webhook from Turn.io. */
    TURN,
    /** A bot, by {@code POST /v1/bot-events}. */
    BOT,
    /** Relevo itself. */
    RELEVO,
    @JsonEnumDefaultValue
    UNKNOWN
}
