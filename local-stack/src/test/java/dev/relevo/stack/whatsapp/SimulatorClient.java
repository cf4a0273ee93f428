package dev.relevo.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.stack.whatsapp.http.MetaJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls a simulator over real HTTP. */
final class SimulatorClient {
    static final String TOKEN = "graph-token";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String token;

    record Reply(int status, JsonNode body) {}

    SimulatorClient(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    SimulatorClient(URI base) {
        this(base, TOKEN);
    }

    Reply call(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.ofString(body))
                .build();
        var response = http.send(request, BodyHandlers.ofByteArray());
        return new Reply(response.statusCode(), MetaJson.PLAIN.readTree(response.body()));
    }

    Reply get(String path) throws IOException, InterruptedException {
        return call("GET", path, "");
    }

    Reply post(String path, String body) throws IOException, InterruptedException {
        return call("POST", path, body);
    }
}
