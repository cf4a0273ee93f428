package dev.relevo.kit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A body subscriber that fails as soon as the body is too large. It counts bytes as they arrive and does not trust
 * Content-Length.
 */
public final class BoundedBody implements BodySubscriber<byte[]> {
    private final int maxBytes;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    /** Null until subscribed. */
    private Flow.@Nullable Subscription subscription;

    /**
     * Creates a subscriber for one response.
     *
     * @param maxBytes a larger response fails with {@link TooLargeException}
     */
    public BoundedBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The body is larger than allowed. */
    public static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
        subscription = source;
        source.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        Flow.Subscription source = Objects.requireNonNull(subscription);
        for (ByteBuffer part : parts) {
            if (received.size() + part.remaining() > maxBytes) {
                source.cancel();
                received.reset();
                boolean ignored = body.completeExceptionally(new TooLargeException());
                return;
            }
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            received.write(bytes, 0, bytes.length);
        }
        source.request(1);
    }

    @Override
    public void onError(Throwable failure) {
        boolean ignored = body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        boolean ignored = body.complete(received.toByteArray());
    }
}
