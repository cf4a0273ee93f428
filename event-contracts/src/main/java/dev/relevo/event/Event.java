package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * One fact or request on a topic. Its JSON carries {@code type} (see {@link EventTypes}), then the {@link EventMeta} fields,
 * then its own. Readers ignore fields they do not know.
 */
public interface Event {
    /** Identity and times of the event. */
    EventMeta meta();

    /** The Kafka record key: what this event is about, and the unit of order. */
    @JsonIgnore
    String key();
}
