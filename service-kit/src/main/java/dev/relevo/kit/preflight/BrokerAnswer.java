package dev.relevo.kit.preflight;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;

/** Waits for answers of the broker. Each ends by the client's own timeout. */
final class BrokerAnswer {
    private BrokerAnswer() {}

    /**
     * The answer.
     *
     * @throws RuntimeException what the client failed with, unwrapped
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
