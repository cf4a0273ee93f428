package dev.relevo.stack.whatsapp.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an HTTP request that the simulator reads.
 *
 * @param method for example {@code GET}
 * @param path without the query
 * @param segments the matches of the route's groups, in order
 * @param query the query's parameters
 * @param authorization the Authorization header; null when absent
 * @param body the bytes
 */
public record Request(
        String method,
        String path,
        List<String> segments,
        Map<String, String> query,
        @Nullable String authorization,
        byte[] body) {
    /** The match of the group with this index, from 0. */
    public String segment(int index) {
        return segments.get(index);
    }

    Request withSegments(List<String> matched) {
        return new Request(method, path, matched, query, authorization, body);
    }

    /** The body as JSON; empty when it is not JSON. */
    public Optional<JsonNode> json() {
        try {
            return Optional.ofNullable(MetaJson.PLAIN.readTree(body)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    /** The body as a record; empty when it does not match. */
    public <T> Optional<T> json(Class<T> type) {
        try {
            return json().map(node -> MetaJson.PLAIN.convertValue(node, type));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
