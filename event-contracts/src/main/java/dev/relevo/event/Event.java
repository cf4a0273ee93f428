package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * One fact or request on a topic. Its JSON contains {@code type} (see {@link EventTypes}), then the {@link EventMeta} fields,
 * then its own fields. Readers ignore fields they do not know.
 */
public interface Event {
    /** Identity and times of the event. */
    EventMeta meta();

    /** The Kafka record key: the subject of this event. Events with the same key are ordered. */
    @JsonIgnore
    String key();
}
