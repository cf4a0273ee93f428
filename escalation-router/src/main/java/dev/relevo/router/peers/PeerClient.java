package dev.relevo.router.peers;

import dev.relevo.event.ConversationId;
import dev.relevo.router.RouterConfig;
import dev.relevo.router.runtime.OtherInstances;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/**
 * Client of the other instances of this service. A conversation lives on one of them; any instance forwards a request to that one,
 * with the caller's own key. Why: docs/decisions/0008-one-hop-to-the-owner.md. Thread-safe.
 */
@Singleton
public class PeerClient {
    /** Header: how often a request was forwarded. */
    public static final String HOP = "Relevo-Hop";

    /** To the owner of the requested id, and from there to the owner of the id that its person has now. */
    public static final int MAX_HOPS = 2;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    private final OtherInstances instances;
    private final Duration timeout;
    private final HttpClient client;

    public PeerClient(OtherInstances instances, RouterConfig config) {
        this.instances = instances;
        // The peer may itself wait for an action's result.
        this.timeout = config.outcomeTimeout().plus(CONNECT_TIMEOUT);
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /**
     * A request to another instance, as the caller sent it.
     *
     * @param pathAndQuery from the slash on
     * @param authorization the caller's header; null if absent
     * @param body null for none
     * @param hop number of forwards including this one, from 1
     */
    public record Question(
            String method, String pathAndQuery, @Nullable String authorization, byte @Nullable [] body, int hop) {}

    /** All other instances that publish an address. */
    public List<HostInfo> others() {
        return instances.all();
    }

    /** The other instance where a conversation lives; empty when it is this one, or not known yet. */
    public Optional<HostInfo> ownerOf(ConversationId id) {
        return instances.ownerOf(id);
    }

    /**
     * Sends the request and waits.
     *
     * @throws PeerUnreachableException without an answer in time
     */
    public HttpResponse<byte[]> ask(HostInfo peer, Question question) {
        URI uri = URI.create("http://" + peer.host() + ":" + peer.port() + question.pathAndQuery());
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header(HOP, Integer.toString(question.hop()))
                .header("Content-Type", "application/json")
                .method(
                        question.method(),
                        question.body() == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(question.body()));
        if (question.authorization() != null) {
            request.header("Authorization", question.authorization());
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new PeerUnreachableException(peer, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PeerUnreachableException(peer, e);
        }
    }

    /** A text as one segment of a path. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The responsible instance does not answer; retry soon. */
    public static final class PeerUnreachableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public PeerUnreachableException(HostInfo peer, Throwable cause) {
            super("no answer from " + peer.host() + ":" + peer.port(), cause);
        }
    }
}
