package dev.relevo.rating.poll;

import dev.relevo.event.Bounds;
import dev.relevo.kit.http.BoundedBody;
import dev.relevo.rating.RatingConfig;
import dev.relevo.rating.poll.GraphAnswer.Failed;
import dev.relevo.rating.poll.GraphAnswer.Failure;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The client of the Graph API; every outcome is a value. An answer is read up to its size limit, whether or not it declares its
 * size, and abandoned when it is not complete within the timeout.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account/phone_numbers/">phone
 *     numbers of an account</a>
 */
@Singleton
class GraphApi {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    /** From the call to the last byte of the answer. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    /** Numbers per page. */
    private static final int PAGE_SIZE = 100;

    private final HttpClient client;
    private final URI url;
    private final String authorization;

    @Inject
    GraphApi(RatingConfig config) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER);
        ProxySelector proxies = ProxySelector.getDefault();
        this.client = (proxies == null ? builder : builder.proxy(proxies)).build();
        this.url = config.graph().url();
        this.authorization = "Bearer " + config.graph().token().value();
    }

    GraphAnswer phoneNumbers(String wabaId, @Nullable String after) {
        HttpRequest request = HttpRequest.newBuilder(page(wabaId, after))
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answered =
                client.sendAsync(request, ignored -> new BoundedBody(Bounds.PROVIDER_ANSWER_MAX_BYTES));
        try {
            HttpResponse<byte[]> answer = answered.get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return GraphAnswerParser.read(answer.statusCode(), answer.body());
        } catch (TimeoutException e) {
            return new Failed(Failure.TIMEOUT, "Graph API did not answer within " + ANSWER_TIMEOUT.toSeconds() + " s");
        } catch (ExecutionException e) {
            return failed(rootOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed(Failure.UNREACHABLE, "interrupted");
        } finally {
            // Closes the connection if the answer is still in progress.
            boolean ignored = answered.cancel(true);
        }
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }

    private URI page(String wabaId, @Nullable String after) {
        String base = url.toString().replaceAll("/+$", "");
        String cursor = after == null ? "" : "&after=" + encoded(after);
        return URI.create(base + "/v25.0/" + encoded(wabaId) + "/phone_numbers?fields="
                + encoded(GraphAnswerParser.FIELDS) + "&limit=" + PAGE_SIZE + cursor);
    }

    private static Failed failed(Throwable cause) {
        return cause instanceof BoundedBody.TooLargeException
                ? new Failed(
                        Failure.TOO_LARGE,
                        "Graph API answered more than " + Bounds.PROVIDER_ANSWER_MAX_BYTES + " bytes")
                : new Failed(
                        Failure.UNREACHABLE,
                        "Graph API unreachable: " + cause.getClass().getSimpleName());
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
