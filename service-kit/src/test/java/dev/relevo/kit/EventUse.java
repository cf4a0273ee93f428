package dev.relevo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.relevo.event.EventTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the events that a service writes and reads with the operations of asyncapi.yaml, from which docs/reference/events.md is
 * made. It is written when a class of the service constructs it. It is read when the service reads its topic and distinguishes its
 * type, or reads its topic and distinguishes no types.
 */
public final class EventUse {
    private static final String ASYNC_API = "/dev/relevo/event/asyncapi.yaml";

    private EventUse() {}

    /**
     * Fails when the document names other types than the service writes or reads.
     *
     * @param service the name in asyncapi.yaml, for example {@code router}
     * @param makeCopies simple names of classes whose events stay in the service, for example changed copies
     * @param askOwn simple names of classes that distinguish events of the service itself, before they are written
     */
    public static void check(String service, Set<String> makeCopies, Set<String> askOwn) {
        JsonNode document = document();

        assertThat(EventClasses.without(makeCopies).constructed())
                .as("events that %s writes, and asyncapi.yaml says it writes", service)
                .containsExactlyInAnyOrderElementsOf(declared(document, service + "-writes-"));
        assertThat(read(EventClasses.without(askOwn)))
                .as("events that %s reads, and asyncapi.yaml says it reads", service)
                .containsExactlyInAnyOrderElementsOf(declared(document, service + "-reads-"));
    }

    private static Set<String> read(EventClasses classes) {
        Set<String> read = new TreeSet<>();
        for (Class<?> root : classes.roots()) {
            Set<String> all = EventTypes.all().entrySet().stream()
                    .filter(type -> root.isAssignableFrom(type.getKey()))
                    .map(Map.Entry::getValue)
                    .collect(Collectors.toSet());
            Set<String> distinguished = new TreeSet<>(classes.distinguished());
            distinguished.retainAll(all);
            read.addAll(distinguished.isEmpty() ? all : distinguished);
        }
        return read;
    }

    private static Set<String> declared(JsonNode document, String prefix) {
        return document.get("operations").properties().stream()
                .filter(operation -> operation.getKey().startsWith(prefix))
                .flatMap(operation -> messages(document, operation.getValue()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> messages(JsonNode document, JsonNode operation) {
        if (operation.has("messages")) {
            return operation.get("messages").valueStream().map(message -> last(message.get("$ref")));
        }
        String channel = last(operation.at("/channel/$ref"));
        return document.at("/channels/" + channel + "/messages").properties().stream()
                .map(Map.Entry::getKey);
    }

    private static String last(JsonNode reference) {
        String path = reference.asText();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static JsonNode document() {
        try (InputStream file = Objects.requireNonNull(EventUse.class.getResourceAsStream(ASYNC_API))) {
            return new YAMLMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
