package dev.relevo.deploy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A part of a YAML document, accessed by path: {@code at("spec", "template")}. */
record Tree(@Nullable Object value) {
    Tree at(String... path) {
        Object here = value;
        for (String step : path) {
            here = here instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return new Tree(here);
    }

    boolean isThere() {
        return value != null;
    }

    String text() {
        return Objects.requireNonNull(value, "nothing here").toString();
    }

    List<Tree> items() {
        return value instanceof List<?> list ? list.stream().map(Tree::new).toList() : List.of();
    }

    /** The keys of a mapping, in order. */
    List<String> keys() {
        return value instanceof Map<?, ?> map
                ? map.keySet().stream().map(Object::toString).toList()
                : List.of();
    }
}
