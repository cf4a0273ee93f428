package dev.relevo.ingest.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relevo.ingest.admission.Bodies;
import dev.relevo.ingest.translate.json.Json;
import dev.relevo.kit.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A reader of test cases from files, and the JSON of events in the format of those files. */
final class Events {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final ObjectMapper MAPPER = EventJson.mapper();

    private Events() {}

    static Stream<String> casesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    /** Parses a body like the service does. */
    static Map<String, Object> body(JsonNode webhook) throws IOException {
        Object tree = ((Bodies.Parsed.Tree) Bodies.parse(MAPPER.writeValueAsBytes(webhook))).value();
        return Objects.requireNonNull(Json.object(tree));
    }

    static List<String> ids(List<OutgoingEvent> events) {
        return events.stream().map(event -> event.event().meta().eventId()).toList();
    }

    /** Topic, key and event, without the ids and times that a file cannot contain. */
    static ArrayNode described(List<OutgoingEvent> events) throws IOException {
        ArrayNode list = MAPPER.createArrayNode();
        for (OutgoingEvent outgoing : events) {
            var event = (ObjectNode) MAPPER.readTree(EventJson.write(outgoing.event()));
            event.remove(List.of("eventId", "recordedAt", "version"));
            list.addObject()
                    .put(
                            "topic",
                            outgoing.topic().name().toUpperCase(Locale.ROOT).replace('-', '_'))
                    .put("key", outgoing.event().key())
                    .set("event", event);
        }
        return list;
    }
}
