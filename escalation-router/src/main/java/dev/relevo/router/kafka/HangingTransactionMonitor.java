package dev.relevo.router.kafka;

import dev.relevo.kit.TopicNames;
import dev.relevo.kit.loop.BackgroundLoop;
import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.router.topology.RouterTopics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Detects a hanging transaction that keeps the router from reading. The lag that clients report does not show it: to a committed
 * reader a partition ends where the oldest open transaction begins.
 */
@Singleton
class HangingTransactionMonitor {
    private static final Logger LOG = Logger.getLogger(HangingTransactionMonitor.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Map<TopicPartition, HangingTransaction> partitions = new ConcurrentHashMap<>();
    private final Admin admin;
    private final List<String> topics;
    private final BackgroundLoops loops;
    private final MeterRegistry meters;
    private @Nullable BackgroundLoop loop;
    private final CountDownLatch closed = new CountDownLatch(1);

    HangingTransactionMonitor(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            TopicNames names,
            BackgroundLoops loops,
            MeterRegistry meters) {
        this.loops = loops;
        RouterTopics all = new RouterTopics(names);
        this.admin = Admin.create(broker);
        this.topics = List.of(all.conversationEvents(), all.agentActions());
        this.meters = meters;
    }

    public void start(@Observes StartupEvent started) {
        loop = loops.start("held-input", INTERVAL, this::watch);
    }

    private void watch() throws InterruptedException {
        look();
        closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() throws InterruptedException {
        try {
            Map<TopicPartition, OffsetSpec> all = new HashMap<>();
            for (TopicDescription topic :
                    admin.describeTopics(topics).allTopicNames().get().values()) {
                topic.partitions()
                        .forEach(partition ->
                                all.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
            }
            // In this order, records written between the two requests make a partition look longer, not shorter.
            Map<TopicPartition, ListOffsetsResultInfo> stable = offsets(admin, all, IsolationLevel.READ_COMMITTED);
            Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(admin, all, IsolationLevel.READ_UNCOMMITTED);
            ends.forEach((partition, end) -> seen(
                    partition, Objects.requireNonNull(stable.get(partition)).offset(), end.offset()));
        } catch (ExecutionException e) {
            // The last result stays valid until the broker answers again.
            LOG.debugf(e, "End offsets of the input cannot be read");
        }
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
            Admin admin, Map<TopicPartition, OffsetSpec> partitions, IsolationLevel isolation)
            throws InterruptedException, ExecutionException {
        return admin.listOffsets(partitions, new ListOffsetsOptions(isolation))
                .all()
                .get();
    }

    private void seen(TopicPartition partition, long stable, long end) {
        long now = System.nanoTime();
        HangingTransaction before = partitions.get(partition);
        if (before == null) {
            partitions.put(partition, new HangingTransaction(stable, end > stable, now));
            Gauge.builder("relevo.router.input.held", () -> heldSeconds(partition))
                    .description("How long a hanging transaction has kept later records from being read")
                    .baseUnit("seconds")
                    .tag("topic", partition.topic())
                    .tag("partition", Integer.toString(partition.partition()))
                    .register(meters);
        } else {
            partitions.put(partition, before.then(stable, end, now));
        }
    }

    private double heldSeconds(TopicPartition partition) {
        HangingTransaction held = partitions.get(partition);
        return held == null ? 0 : held.heldFor(System.nanoTime()).toMillis() / 1_000.0;
    }

    @PreDestroy
    public void close() {
        closed.countDown();
        if (loop != null) {
            loop.close();
        }
        admin.close();
    }
}
