package dev.relevo.quickstart.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * An HTTP API, called with one key.
 *
 * @param base for example {@code http://127.0.0.1:8082}
 * @param apiKey sent as bearer; empty sends none
 */
public record RestApi(URI base, String apiKey) {
    /** Longer than a webhook may wait for the broker. */
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** An HTTP response. */
    public record Reply(int status, String text) {
        /** The body as JSON; a missing node when it is not JSON. */
        public JsonNode json() {
            try {
                return WireJson.MAPPER.readTree(text);
            } catch (IOException e) {
                return MissingNode.getInstance();
            }
        }

        /** This reply, if its status is 2xx. */
        public Reply orFail(String call) {
            ExpectationFailed.unless(status / 100 == 2, "a 2xx from " + call, status + " " + text);
            return this;
        }
    }

    public Reply get(String path) {
        return call("GET", path, "application/json", "");
    }

    public Reply post(String path, Object json) {
        return call("POST", path, "application/json", WireJson.write(json));
    }

    /** Returns a 2xx reply or throws {@link ExpectationFailed}. */
    public Reply put(String path, Object json) {
        return call("PUT", path, "application/json", WireJson.write(json)).orFail("PUT " + path);
    }

    /** Returns a 2xx reply or throws {@link ExpectationFailed}. */
    public Reply putYaml(String path, String yaml) {
        return call("PUT", path, "application/yaml", yaml).orFail("PUT " + path);
    }

    /** Returns a 2xx reply or throws {@link ExpectationFailed}. */
    public Reply delete(String path) {
        return call("DELETE", path, "application/json", "").orFail("DELETE " + path);
    }

    private Reply call(String method, String path, String type, String body) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(LIMIT)
                .header("Content-Type", type)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!apiKey.isEmpty()) {
            request.header("Authorization", "Bearer " + apiKey);
        }
        try {
            HttpResponse<String> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new ExpectationFailed("no answer to " + method + " " + base.resolve(path) + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExpectationFailed("interrupted at " + method + " " + path, e);
        }
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "RestApi[" + base + "]";
    }
}
