package dev.relevo.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The {@link JsonShape} that a schema describes. */
final class SchemaShape {
    private final ContractFiles files;

    SchemaShape(ContractFiles files) {
        this.files = files;
    }

    /** The shape of the events of one type. */
    JsonShape ofEvent(String type) {
        return of(files.schema(type));
    }

    private JsonShape of(JsonNode declared) {
        JsonNode schema = files.resolve(declared);
        if (schema.has("const")) {
            return new JsonShape.Words(Set.of(schema.get("const").asText()));
        }
        if (schema.has("enum")) {
            return new JsonShape.Words(
                    schema.get("enum").valueStream().map(JsonNode::asText).collect(Collectors.toSet()));
        }
        if (schema.has("items")) {
            return new JsonShape.ListOf(of(schema.get("items")));
        }
        if (schema.has("properties")) {
            return properties(schema);
        }
        return new JsonShape.Plain(
                schema.path("format").asText(schema.path("type").asText("anything")));
    }

    private JsonShape.Properties properties(JsonNode schema) {
        var shape = new JsonShape.Properties(new TreeMap<>(), new TreeSet<>());
        schema.get("properties").properties().forEach(property -> shape.all()
                .put(property.getKey(), of(property.getValue())));
        schema.path("required").forEach(name -> shape.required().add(name.asText()));
        for (JsonNode part : schema.path("allOf")) {
            JsonShape.Properties inner = properties(files.resolve(part));
            shape.all().putAll(inner.all());
            shape.required().addAll(inner.required());
        }
        return shape;
    }
}
