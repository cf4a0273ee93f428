package dev.relevo.kit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the OpenAPI file.
 *
 * @param path with its parameters in braces
 * @param pathParameters their names with a valid value each
 * @param contentType the body's media type; null when there is no body
 * @param examples of the body
 */
record Route(
        String method,
        String path,
        Map<String, String> pathParameters,
        List<String> queryParameters,
        List<String> scopes,
        @Nullable String contentType,
        List<JsonNode> examples) {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");
    private static final String NUMBER = "106540352242922";

    static List<Route> all(JsonNode api, Map<String, String> pathValues) {
        List<Route> routes = new ArrayList<>();
        api.get("paths").propertyStream().forEach(path -> path.getValue()
                .propertyStream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> routes.add(
                        of(path.getKey(), method.getKey(), path.getValue(), method.getValue(), pathValues))));
        return routes;
    }

    private static Route of(
            String path, String method, JsonNode item, JsonNode operation, Map<String, String> pathValues) {
        Map<String, String> inPath = new java.util.LinkedHashMap<>();
        List<String> inQuery = new ArrayList<>();
        for (JsonNode source : List.of(item.path("parameters"), operation.path("parameters"))) {
            source.forEach(parameter -> {
                String name = parameter.get("name").asText();
                switch (parameter.get("in").asText()) {
                    case "path" -> inPath.put(name, pathValues.getOrDefault(name, NUMBER));
                    case "query" -> inQuery.add(name);
                    default -> {}
                }
            });
        }
        List<String> scopes = new ArrayList<>();
        operation
                .path("security")
                .forEach(need -> need.forEach(list -> list.forEach(scope -> scopes.add(scope.asText()))));
        JsonNode content = operation.path("requestBody").path("content");
        String type = content.isEmpty() ? null : content.fieldNames().next();
        boolean isAny = "*/*".equals(type);
        return new Route(
                method.toUpperCase(Locale.ROOT),
                path,
                inPath,
                inQuery,
                scopes,
                isAny ? "application/json" : type,
                type == null ? List.of() : OpenApiContract.examples(content.get(type)));
    }

    boolean isJson() {
        return contentType != null && contentType.endsWith("json");
    }

    /** The path with valid values. */
    String target() {
        String target = path;
        for (Map.Entry<String, String> parameter : pathParameters.entrySet()) {
            target = target.replace(
                    "{" + parameter.getKey() + "}", URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
        }
        return target;
    }

    /** The path with one raw value. */
    String target(String parameter, String raw) {
        return new Route(
                        method,
                        path.replace("{" + parameter + "}", raw),
                        pathParameters,
                        List.of(),
                        List.of(),
                        null,
                        List.of())
                .target();
    }
}
