package dev.relevo.notifier.channel.whatsapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.relevo.event.Bounds;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.http.BoundedBody;
import dev.relevo.notifier.NotifierConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A client of the Cloud API that sends messages. The size of an answer and the time until it is complete are limited. Redirects
 * are not followed: the token must not be sent to another host. Thread-safe.
 */
@Singleton
class GraphApi {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private final HttpClient client;
    private final String url;
    private final String authorization;
    private final Duration answerTimeout;

    @Inject
    GraphApi(NotifierConfig config) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER);
        ProxySelector proxies = ProxySelector.getDefault();
        this.client = (proxies == null ? builder : builder.proxy(proxies)).build();
        this.url = config.whatsapp().url().replaceAll("/+$", "");
        this.authorization = "Bearer " + config.whatsapp().token().value();
        this.answerTimeout = config.whatsapp().answerTimeout();
    }

    /**
     * Sends one message and returns the provider's answer, also when it is an error.
     *
     * @throws IOException when there is no usable answer: {@link java.net.ConnectException} when the message was not sent,
     *     {@link BoundedBody.TooLargeException} or another type when it may have been
     */
    GraphAnswer send(String phoneNumberId, GraphMessage message) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answered = client.sendAsync(
                request(phoneNumberId, message), ignored -> new BoundedBody(Bounds.PROVIDER_ANSWER_MAX_BYTES));
        try {
            HttpResponse<byte[]> answer = answered.get(answerTimeout.toMillis(), TimeUnit.MILLISECONDS);
            return new GraphAnswer(
                    answer.statusCode(),
                    answer.headers().firstValue("Retry-After").orElse(null),
                    new String(answer.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            throw new IOException("no complete answer in " + answerTimeout, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            // Closes the connection of an answer that is still in progress.
            boolean ignored = answered.cancel(true);
        }
    }

    private HttpRequest request(String phoneNumberId, GraphMessage message) throws JsonProcessingException {
        String number = URLEncoder.encode(phoneNumberId, StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(url + "/v25.0/" + number + "/messages"))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(EventJson.mapper().writeValueAsBytes(message)))
                .build();
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
