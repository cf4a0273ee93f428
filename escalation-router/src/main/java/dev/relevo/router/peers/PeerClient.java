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
 * The other instances of this service. A conversation lives on one of them; a question to any is passed on to the one that
 * knows, with the caller's own key. Why: docs/decisions/0008-one-hop-to-the-owner.md. Thread-safe.
 */
@Singleton
public class PeerClient {
    /** Says how often a question was passed on. */
    public static final String HOP = "Relevo-Hop";

    /** To the owner of the id that was asked for, and from there to the owner of the id that its person has now. */
    public static final int MAX_HOPS = 2;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    private final OtherInstances instances;
    private final Duration timeout;
    private final HttpClient client;

    public PeerClient(OtherInstances instances, RouterConfig config) {
        this.instances = instances;
        // Its answer may have to wait for an action's outcome.
        this.timeout = config.outcomeTimeout().plus(CONNECT_TIMEOUT);
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /**
     * What is asked of another instance, as the caller asked it.
     *
     * @param pathAndQuery from the slash on
     * @param authorization the caller's header; null when there was none
     * @param body null for none
     * @param hop how often it is passed on with this, from 1
     */
    public record Question(
            String method, String pathAndQuery, @Nullable String authorization, byte @Nullable [] body, int hop) {}

    /** All others that say where they are. */
    public List<HostInfo> others() {
        return instances.all();
    }

    /** The other instance where a conversation lives; empty when it is this one, or nobody knows yet. */
    public Optional<HostInfo> ownerOf(ConversationId id) {
        return instances.ownerOf(id);
    }

    /**
     * Asks and waits.
     *
     * @throws PeerUnreachableException when there is no answer in time
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

    /** The instance that would know does not answer; try again soon. */
    public static final class PeerUnreachableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public PeerUnreachableException(HostInfo peer, Throwable cause) {
            super("no answer from " + peer.host() + ":" + peer.port(), cause);
        }
    }
}
