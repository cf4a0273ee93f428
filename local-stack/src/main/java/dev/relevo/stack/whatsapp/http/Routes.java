package dev.relevo.stack.whatsapp.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** HTTP handler that dispatches requests to their routes. Thread-safe. */
public final class Routes implements HttpHandler {
    /** Larger than Meta's own 3 MB, so that an oversized webhook can be passed through. */
    private static final int MAX_BODY_BYTES = 8 * 1024 * 1024;

    private final List<Route> routes = new ArrayList<>();

    /**
     * One call of the API.
     *
     * @param method for example {@code GET}
     * @param path matches the whole path; its groups become the request's segments
     * @param answer handles the request
     */
    public record Route(String method, Pattern path, Function<Request, Response> answer) {
        /** A route for a path written as a regular expression. */
        public static Route of(String method, String path, Function<Request, Response> answer) {
            return new Route(method, Pattern.compile(path), answer);
        }
    }

    /** The routes of the Graph API and of the control API. */
    public Routes(List<Route> graph, List<Route> control) {
        routes.addAll(graph);
        routes.addAll(control);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
            Response answer = body.length > MAX_BODY_BYTES
                    ? Response.problem(413, "at most " + MAX_BODY_BYTES + " bytes")
                    : answer(request(exchange, body));
            byte[] json = MetaJson.PLAIN.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), json.length);
            exchange.getResponseBody().write(json);
        }
    }

    private Response answer(Request request) {
        for (Route route : routes) {
            Matcher path = route.path().matcher(request.path());
            if (route.method().equals(request.method()) && path.matches()) {
                List<String> groups = new ArrayList<>();
                for (int group = 1; group <= path.groupCount(); group++) {
                    groups.add(path.group(group));
                }
                return route.answer().apply(request.withSegments(groups));
            }
        }
        return Response.problem(404, "no such call: " + request.method() + " " + request.path());
    }

    private static Request request(HttpExchange exchange, byte[] body) {
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                List.of(),
                query(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders().getFirst("Authorization"),
                body);
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
