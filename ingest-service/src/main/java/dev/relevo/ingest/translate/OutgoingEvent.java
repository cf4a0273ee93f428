package dev.relevo.ingest.translate;

import dev.relevo.event.Event;
import dev.relevo.event.Topic;

/** An event and its topic. */
public record OutgoingEvent(Topic topic, Event event) {}
