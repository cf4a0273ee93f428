package dev.relevo.router.limits;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.jboss.logging.Logger;

/**
 * Records what the broker rejected. The transaction is lost in any case, and continuing would commit offsets without their effects,
 * so the answer is always "fail": the input is read again, and then parked. Created by Kafka Streams.
 */
public final class SendFailures implements ProductionExceptionHandler {
    /** The setting with the {@link TopicLimits} to notify. */
    public static final String LIMITS = "relevo.topic.limits";

    private static final Logger LOG = Logger.getLogger(SendFailures.class);
    private static final String DEAD_LETTER = ".dead-letter";

    private TopicLimits limits = new TopicLimits();

    @Override
    public void configure(Map<String, ?> settings) {
        limits = (TopicLimits) Objects.requireNonNull(settings.get(LIMITS), LIMITS);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        int bytes = size(record);
        LOG.errorf(
                "Record was rejected by the broker topic=%s bytes=%d reason=%s",
                record.topic(), bytes, exception.getClass().getSimpleName());
        if (exception instanceof RecordTooLargeException) {
            limits.refused(record.topic(), bytes);
        } else if (record.topic().endsWith(DEAD_LETTER)
                && (exception instanceof UnknownTopicOrPartitionException
                        || exception.getCause() instanceof UnknownTopicOrPartitionException)) {
            limits.close(record.topic());
        }
        return Response.fail();
    }

    /** Size of key, value and headers of a record, in bytes. */
    public static int size(ProducerRecord<byte[], byte[]> record) {
        int bytes = length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            bytes += header.key().length() + length(header.value());
        }
        return bytes;
    }

    private static int length(byte @org.jspecify.annotations.Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
