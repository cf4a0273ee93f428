package dev.relevo.router.runtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jboss.logging.Logger;

/** Amount of state still to be restored from the changelogs before this instance processes records. Thread-safe. */
final class RestoreProgress implements StateRestoreListener {
    private static final Logger LOG = Logger.getLogger(RestoreProgress.class);

    private final Map<TopicPartition, Long> remaining = new ConcurrentHashMap<>();

    RestoreProgress(MeterRegistry meters) {
        Gauge.builder("relevo.router.restore.remaining", this, RestoreProgress::remaining)
                .description("Records of changelogs still to be read")
                .baseUnit("records")
                .register(meters);
    }

    public long remaining() {
        return remaining.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
        remaining.put(partition, to - from);
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long last, long count) {
        remaining.computeIfPresent(partition, (same, left) -> Math.max(0, left - count));
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
        remaining.remove(partition);
        LOG.infof("State was restored store=%s partition=%d records=%d", store, partition.partition(), total);
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long total) {
        remaining.remove(partition);
    }
}
