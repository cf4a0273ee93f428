package dev.relevo.ingest.translate;

import dev.relevo.event.Event;
import dev.relevo.event.Topic;

/** An event and the topic it goes to. */
public record Outgoing(Topic topic, Event event) {}
