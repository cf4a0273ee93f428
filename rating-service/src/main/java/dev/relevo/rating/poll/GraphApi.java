package dev.relevo.rating.poll;

import dev.relevo.kit.Secret;
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
import java.util.concurrent.Semaphore;
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
    /** Of one page, in bytes: 10 KB per number. Many accounts are polled at the same time. */
    static final int MAX_ANSWER_BYTES = 1024 * 1024;
    /** Pages that are parsed at the same time: a parsed page takes several times its size. */
    private static final int MAX_PARSED = 4;

    private final Semaphore parsing = new Semaphore(MAX_PARSED);
    private final HttpClient client;
    private final URI url;
    private final String authorization;

    @Inject
    GraphApi(RatingConfig config) {
        this(config.graph().url(), config.graph().token());
    }

    GraphApi(URI url, Secret token) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER);
        ProxySelector proxies = ProxySelector.getDefault();
        this.client = (proxies == null ? builder : builder.proxy(proxies)).build();
        this.url = url;
        this.authorization = "Bearer " + token.value();
    }

    /**
     * One page of the numbers of an account.
     *
     * @param after cursor of the page; null for the first
     * @param timeLeft the answer must be complete by then, and within 10 seconds
     */
    GraphAnswer phoneNumbers(String wabaId, @Nullable String after, Duration timeLeft) {
        long millis = Math.clamp(timeLeft.toMillis(), 0, ANSWER_TIMEOUT.toMillis());
        HttpRequest request = HttpRequest.newBuilder(page(wabaId, after))
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answered =
                client.sendAsync(request, ignored -> new BoundedBody(MAX_ANSWER_BYTES));
        try {
            HttpResponse<byte[]> answer = answered.get(millis, TimeUnit.MILLISECONDS);
            return parsed(answer);
        } catch (TimeoutException e) {
            return new Failed(Failure.TIMEOUT, "Graph API did not answer in time");
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

    private GraphAnswer parsed(HttpResponse<byte[]> answer) throws InterruptedException {
        parsing.acquire();
        try {
            return GraphAnswerParser.read(answer.statusCode(), answer.body(), RetryAfter.of(answer.headers()));
        } finally {
            parsing.release();
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
                ? new Failed(Failure.TOO_LARGE, "Graph API answered more than " + MAX_ANSWER_BYTES + " bytes")
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
