package dev.relevo.kit.openapi;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Bodies with one odd property each, made from a route's examples. */
final class OddBodies {
    private static final String PLACE = "@@@place@@@";
    /** More than any service accepts. */
    private static final int OVERSIZE = 6 * 1024 * 1024;

    private final Route route;
    private final Random random;
    private final List<OddInput> inputs = new ArrayList<>();

    private OddBodies(Route route, Random random) {
        this.route = route;
        this.random = random;
    }

    static List<OddInput> of(Route route, Random random) {
        OddBodies bodies = new OddBodies(route, random);
        if (route.examples().isEmpty()) {
            bodies.unwanted();
        } else {
            bodies.whole();
            if (route.isJson()) {
                route.examples().forEach(bodies::json);
            }
        }
        return bodies.inputs;
    }

    static byte[] bytes(JsonNode example) {
        return (example.isTextual() ? example.asText() : example.toString()).getBytes(UTF_8);
    }

    /** A body where none is expected. */
    private void unwanted() {
        add("unexpected body", "{\"a\":\"" + OddInput.MARKER + "\"}", "application/json", List.of("body"));
        add("unexpected garbage", OddInput.MARKER + "\0{[", "text/plain", List.of("body"));
        oversize();
    }

    private void whole() {
        String good = new String(bytes(route.examples().getFirst()), UTF_8);
        String type = route.contentType();
        List<String> body = List.of("body", "policy", "yaml", "number");
        inputs.add(new OddInput("no body", route.target(), type, null, anything(), false));
        add("empty body", "", type, anything());
        add("white space", " \n", type, anything());
        add("trailing garbage", good + " " + OddInput.MARKER + "}", type, body);
        add("cut off", good.substring(0, good.length() / 2), type, anything());
        add("unclosed text", "{\"" + OddInput.MARKER + "\":\"", type, anything());
        inputs.add(new OddInput("any bytes", route.target(), type, OddValues.bytes(random), anything(), false));
        inputs.add(new OddInput("UTF-16", route.target(), type, good.getBytes(UTF_16), anything(), false));
        add("BOM", "\ufeff" + good, type, anything());
        for (String odd : List.of(
                "text/html",
                "application/xml",
                "multipart/form-data",
                "application/x-www-form-urlencoded",
                OddInput.MARKER,
                "a/b/c;;=",
                "application/json; charset=" + OddInput.MARKER)) {
            add("content type", good, odd, anything());
        }
        add("no content type", good, null, anything());
        for (String root :
                List.of("null", "7", "\"" + OddInput.MARKER + "\"", "[]", "{}", "true", "[null]", "1e999999999")) {
            add("another root", root, type, anything());
        }
        add("deep arrays", "[".repeat(50_000), type, anything());
        add("deep objects", "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000), type, anything());
        oversize();
    }

    private void oversize() {
        byte[] body = ("{\"a\":\"" + OddInput.MARKER + "x".repeat(OVERSIZE) + "\"}").getBytes(UTF_8);
        String type = route.contentType() == null ? "application/json" : route.contentType();
        inputs.add(new OddInput("oversize", route.target(), type, body, anything(), true));
    }

    private void json(JsonNode example) {
        add(
                "unknown field",
                withFirst(example, "\"" + OddInput.MARKER + "\":\"" + OddInput.MARKER + "\""),
                List.of("body", "unknown", "field"));
        for (Map.Entry<String, String> field : places(example).entrySet()) {
            OddValues.json(random)
                    .forEach((kind, value) -> add(
                            kind + " in " + field.getKey(),
                            field.getValue().replace("\"" + PLACE + "\"", value),
                            names(field.getKey())));
            String twice = "1,\"" + last(field.getKey()) + "\":\"" + OddInput.MARKER + "\"";
            if (!field.getKey().endsWith("]")) {
                add(
                        "duplicate key " + field.getKey(),
                        field.getValue().replace("\"" + PLACE + "\"", twice),
                        names(field.getKey()));
            }
            byte[] raw = field.getValue()
                    .replace(PLACE, OddInput.MARKER + "\u0001\u0001\u0001")
                    .getBytes(UTF_8);
            inputs.add(new OddInput(
                    "invalid UTF-8 in " + field.getKey(),
                    route.target(),
                    route.contentType(),
                    surrogate(raw),
                    names(field.getKey()),
                    false));
        }
    }

    /** U+D800 as bytes, which UTF-8 forbids, in place of three control characters. */
    private static byte[] surrogate(byte[] raw) {
        for (int i = 0; i + 2 < raw.length; i++) {
            if (raw[i] == 1 && raw[i + 1] == 1 && raw[i + 2] == 1) {
                raw[i] = (byte) 0xed;
                raw[i + 1] = (byte) 0xa0;
                raw[i + 2] = (byte) 0x80;
            }
        }
        return raw;
    }

    /** The path of each value, with the example in which a mark replaces it. */
    private static Map<String, String> places(JsonNode example) {
        Map<String, String> places = new LinkedHashMap<>();
        JsonNode copy = example.deepCopy();
        collect("", copy, copy, places);
        return places;
    }

    private static void collect(String path, JsonNode node, JsonNode root, Map<String, String> places) {
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyStream().map(Map.Entry::getKey).toList()) {
                String field = path.isEmpty() ? name : path + "." + name;
                JsonNode value = object.get(name);
                object.put(name, PLACE);
                places.put(field, root.toString());
                object.set(name, value);
                collect(field, value, root, places);
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            JsonNode value = array.get(0);
            array.set(0, PLACE);
            places.put(path + "[0]", root.toString());
            array.set(0, value);
            collect(path + "[0]", value, root, places);
        }
    }

    private static String withFirst(JsonNode example, String member) {
        return example.toString().replaceFirst("\\{", "{" + member + ",");
    }

    /** The names that a refusal may use: the field, one that contains it, or the body if it cannot be read at all. */
    private static List<String> names(String field) {
        List<String> names = new ArrayList<>(List.of("body", "[0]"));
        for (String part : field.split("[.\\[\\]]+")) {
            if (!part.isEmpty() && !part.equals("0")) {
                names.add(part);
            }
        }
        return names;
    }

    private static String last(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }

    private static List<String> anything() {
        return List.of("");
    }

    private void add(String kind, String body, List<String> fields) {
        add(kind, body, route.contentType(), fields);
    }

    private void add(String kind, String body, @Nullable String contentType, List<String> fields) {
        inputs.add(new OddInput(kind, route.target(), contentType, body.getBytes(UTF_8), fields, false));
    }
}
