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

/** Delivers webhooks as Meta does: again and again until the answer is 200, with growing pauses. Thread-safe. */
final class WebhookSender implements AutoCloseable {
    /** Status of a delivery that got no answer at all. */
    static final int NO_ANSWER = 0;

    /** About two minutes of trying; Meta goes on for 7 days. */
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
     * What the last attempt came to.
     *
     * @param status HTTP status, {@value WebhookSender#NO_ANSWER} when nobody answered
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

    /** One attempt, signed. */
    Delivery once(byte[] body) {
        return new Delivery(post(body, signature.of(body)), 1);
    }

    /** One attempt under a signature of the caller's; none at all when null. */
    Delivery once(byte[] body, @Nullable String forgedSignature) {
        return new Delivery(post(body, forgedSignature), 1);
    }

    /** Until the answer is 200, {@value #MAX_ATTEMPTS} attempts were made, or the simulator closes. */
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

    /** In the background, one after the other, each until it is taken. */
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
