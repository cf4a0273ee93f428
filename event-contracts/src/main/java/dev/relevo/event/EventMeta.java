package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;

/**
 * Identity and times of an event.
 *
 * @param eventId derived from the event's cause, so a retry creates the same id; readers drop duplicates by it
 * @param occurredAt when the event happened at the source, UTC
 * @param recordedAt when Relevo received or created the event, UTC
 * @param version the major version of the event's schema, from 1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventMeta(String eventId, Instant occurredAt, Instant recordedAt, int version) {
    /** The only major version so far. An incompatible change uses a new topic. */
    public static final int VERSION = 1;

    public EventMeta {
        Objects.requireNonNull(eventId, "eventId is missing");
        Objects.requireNonNull(occurredAt, "occurredAt is missing");
        Objects.requireNonNull(recordedAt, "recordedAt is missing");
    }

    /** An event of the current version. */
    public EventMeta(String eventId, Instant occurredAt, Instant recordedAt) {
        this(eventId, occurredAt, recordedAt, VERSION);
    }

    /** Metadata of an event that Relevo creates: it occurs when it is recorded. */
    public static EventMeta now(String eventId, Instant now) {
        return new EventMeta(eventId, now, now, VERSION);
    }
}
