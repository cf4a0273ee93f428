package dev.relevo.router.queues;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;

/** The broker did not answer, or rejected the request. The message is the type of its error. */
final class BrokerFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final long TIMEOUT_SECONDS = 10;

    private BrokerFailure(Throwable cause) {
        super(cause.getClass().getSimpleName(), cause);
    }

    /** Whether a retry would give the same error. */
    boolean isFinal() {
        return getCause() instanceof ApiException && !(getCause() instanceof RetriableException);
    }

    /** The broker's answer. */
    static <T> T orAnswer(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new BrokerFailure(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new BrokerFailure(e);
        }
    }
}
