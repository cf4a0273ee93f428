package dev.relevo.router.queues;

import dev.relevo.kit.loop.BackgroundLoop;
import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.router.policies.PolicyBook;
import dev.relevo.router.policy.QueueRule;
import dev.relevo.router.runtime.ConversationQueries;
import dev.relevo.router.runtime.NotReadyException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Monitors the queues of the policies in force: creates missing topics, and measures waiting users and consumers. */
@Singleton
class QueueWatch {
    private static final Logger LOG = Logger.getLogger(QueueWatch.class);

    /**
     * A handoff to a missing topic waits in the router's transaction, which the broker aborts after {@code
     * router.transaction-timeout}; the topic must exist earlier.
     */
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final ConversationQueries conversations;
    private final PolicyBook policies;
    private final QueueTopics topics;
    private final QueueConsumers consumers;
    private final MultiGauge consuming;
    private final MultiGauge waiting;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final BackgroundLoops loops;
    private @Nullable BackgroundLoop loop;

    QueueWatch(
            ConversationQueries conversations,
            PolicyBook policies,
            QueueTopics topics,
            QueueConsumers consumers,
            BackgroundLoops loops,
            MeterRegistry meters) {
        this.loops = loops;
        this.conversations = conversations;
        this.policies = policies;
        this.topics = topics;
        this.consumers = consumers;
        this.consuming = MultiGauge.builder("relevo.router.queue.consumers")
                .description(
                        "Consumers of a queue: readers of its topic, agents present or with a claim within the hour")
                .register(meters);
        this.waiting = MultiGauge.builder("relevo.router.queue.waiting")
                .description("Users on this instance that no agent has claimed")
                .register(meters);
    }

    public void start(@Observes StartupEvent started) {
        loop = loops.start("watch-queues", EVERY, this::watch);
    }

    public void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
        if (loop != null) {
            loop.close();
        }
    }

    private void watch() throws InterruptedException {
        policies.awaitLoaded();
        look();
        stopped.await(EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private void look() throws InterruptedException {
        Set<String> queues = policies.all().values().stream()
                .flatMap(policy -> policy.queues().stream())
                .map(QueueRule::name)
                .collect(Collectors.toSet());
        try {
            topics.makeMissing(queues);
            show(consuming, queues, consumers.of(queues));
            show(waiting, queues, Backlog.byQueue(conversations));
        } catch (NotReadyException e) {
            LOG.debug("State is being restored; waiting users are counted later");
        }
    }

    private static void show(MultiGauge gauge, Set<String> queues, Map<String, Long> counts) {
        gauge.register(
                queues.stream()
                        .map(queue -> MultiGauge.Row.of(Tags.of("queue", queue), counts.getOrDefault(queue, 0L)))
                        .toList(),
                true);
    }
}
