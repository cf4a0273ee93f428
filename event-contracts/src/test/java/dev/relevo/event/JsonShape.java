package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The structure of a JSON value. This class derives it from a record, {@link SchemaShape} from a schema; both must be equal. */
sealed interface JsonShape {
    /** An object: all properties and the required ones. */
    record Properties(Map<String, JsonShape> all, Set<String> required) implements JsonShape {}

    /** A list. */
    record ListOf(JsonShape items) implements JsonShape {}

    /** A closed set of strings. */
    record Words(Set<String> words) implements JsonShape {}

    /** {@code string, date-time, duration, integer, number, boolean, object} or {@code anything}. */
    record Plain(String kind) implements JsonShape {}

    /** The shape of one event, {@code type} included. */
    static JsonShape ofEvent(Class<?> event, String type) {
        Properties own = ofRecord(event);
        own.all().put("type", new Words(Set.of(type)));
        own.required().add("type");
        return own;
    }

    private static Properties ofRecord(Class<?> type) {
        var shape = new Properties(new TreeMap<>(), new TreeSet<>());
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                Properties inner = ofRecord(component.getType());
                shape.all().putAll(inner.all());
                shape.required().addAll(inner.required());
            } else {
                shape.all().put(component.getName(), ofType(component.getGenericType()));
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    shape.required().add(component.getName());
                }
            }
        }
        return shape;
    }

    private static JsonShape ofType(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? new ListOf(ofType(generic.getActualTypeArguments()[0]))
                    : new Plain("object");
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return new Words(
                    Arrays.stream(plain.getEnumConstants()).map(JsonShape::word).collect(Collectors.toSet()));
        }
        if (!plain.isRecord()) {
            return new Plain(kind(plain));
        }
        RecordComponent first = plain.getRecordComponents()[0];
        return first.getAccessor().isAnnotationPresent(JsonValue.class)
                ? ofType(first.getGenericType())
                : ofRecord(plain);
    }

    private static String word(Object constant) {
        String name = ((Enum<?>) constant).name();
        try {
            var renamed = constant.getClass().getField(name).getAnnotation(JsonProperty.class);
            return renamed == null ? name : renamed.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("an enum has a field for each constant", e);
        }
    }

    private static String kind(Class<?> type) {
        Map<Class<?>, String> kinds = Map.ofEntries(
                Map.entry(String.class, "string"),
                Map.entry(Instant.class, "date-time"),
                Map.entry(Duration.class, "duration"),
                Map.entry(int.class, "integer"),
                Map.entry(long.class, "integer"),
                Map.entry(Integer.class, "integer"),
                Map.entry(Long.class, "integer"),
                Map.entry(double.class, "number"),
                Map.entry(Double.class, "number"),
                Map.entry(boolean.class, "boolean"),
                Map.entry(Boolean.class, "boolean"),
                Map.entry(Object.class, "anything"));
        String kind = kinds.get(type);
        if (kind == null) {
            throw new IllegalArgumentException("no JSON shape for " + type);
        }
        return kind;
    }
}
