package dev.relevo.router.queues;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;

/** The broker did not answer, or refused. The message is the kind of its error. */
final class BrokerFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final long TIMEOUT_SECONDS = 10;

    private BrokerFailure(Throwable cause) {
        super(cause.getClass().getSimpleName(), cause);
    }

    /** Whether asking again would bring the same. */
    boolean isFinal() {
        return getCause() instanceof ApiException && !(getCause() instanceof RetriableException);
    }

    /** What the broker answers. */
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
