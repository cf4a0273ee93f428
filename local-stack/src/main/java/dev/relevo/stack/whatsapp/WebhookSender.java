package dev.relevo.stack.whatsapp;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sender of webhooks that retries like Meta: with growing pauses until the response is 200. Thread-safe. */
final class WebhookSender implements AutoCloseable {
    /** Status of a delivery without a response. */
    static final int NO_ANSWER = 0;

    /** About two minutes of retries; Meta retries for 7 days. */
    static final int MAX_ATTEMPTS = 30;

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(5);

    private final URI webhookUrl;
    private final WebhookSignature signature;
    private final Executor workers;
    private final HttpClient http;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * The result of the last attempt.
     *
     * @param status HTTP status, {@value WebhookSender#NO_ANSWER} without a response
     * @param attempts from 1
     */
    record Delivery(int status, int attempts) {}

    WebhookSender(URI webhookUrl, WebhookSignature signature, Executor workers) {
        this.webhookUrl = webhookUrl;
        this.signature = signature;
        this.workers = workers;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .executor(workers)
                .build();
    }

    /** Makes one attempt with a valid signature. */
    Delivery once(byte[] body) {
        return new Delivery(post(body, signature.of(body)), 1);
    }

    /** Makes one attempt with the given signature; without a signature when it is null. */
    Delivery once(byte[] body, @Nullable String forgedSignature) {
        return new Delivery(post(body, forgedSignature), 1);
    }

    /** Retries until the response is 200, {@value #MAX_ATTEMPTS} attempts were made, or the simulator closes. */
    Delivery untilTaken(byte[] body) {
        String signed = signature.of(body);
        int status = post(body, signed);
        int attempts = 1;
        Duration pause = FIRST_PAUSE;
        while (status != 200 && attempts < MAX_ATTEMPTS && !closesWithin(pause)) {
            status = post(body, signed);
            attempts++;
            pause = pause.multipliedBy(2).compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause.multipliedBy(2);
        }
        return new Delivery(status, attempts);
    }

    /** Sends in the background, in order, each webhook until it is accepted. */
    void inOrder(List<byte[]> bodies) {
        workers.execute(() -> bodies.forEach(body -> {
            Delivery ignored = untilTaken(body);
        }));
    }

    private int post(byte[] body, @Nullable String signed) {
        var request = HttpRequest.newBuilder(webhookUrl)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (signed != null) {
            request.header(WebhookSignature.HEADER, signed);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }

    private boolean closesWithin(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        http.shutdownNow();
    }
}
