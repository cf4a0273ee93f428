package dev.relevo.kit.preflight;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;

/** Blocking access to the results of Kafka's admin client. Each wait is bounded by the client's own timeout. */
final class AdminResult {
    private AdminResult() {}

    /**
     * Waits for the result.
     *
     * @throws RuntimeException the client's failure, unwrapped
     */
    static <T> T of(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the broker", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
