package dev.relevo.router.queues;

import dev.relevo.kit.loop.BackgroundLoop;
import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.router.policies.PolicyBook;
import dev.relevo.router.policy.QueueRule;
import dev.relevo.router.runtime.EscalationRouter;
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

/** Looks after the queues of the policies in force: makes topics that are missing, and measures who waits and who takes. */
@Singleton
class QueueWatch {
    private static final Logger LOG = Logger.getLogger(QueueWatch.class);

    /**
     * A handoff to a topic that is missing waits in the router's transaction, which the broker ends after
     * {@code router.transaction-timeout}; the topic should be there sooner.
     */
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final EscalationRouter router;
    private final PolicyBook policies;
    private final QueueTopics topics;
    private final QueueConsumers consumers;
    private final MultiGauge consuming;
    private final MultiGauge waiting;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final BackgroundLoops loops;
    private @Nullable BackgroundLoop loop;

    QueueWatch(
            EscalationRouter router,
            PolicyBook policies,
            QueueTopics topics,
            QueueConsumers consumers,
            BackgroundLoops loops,
            MeterRegistry meters) {
        this.loops = loops;
        this.router = router;
        this.policies = policies;
        this.topics = topics;
        this.consumers = consumers;
        this.consuming = MultiGauge.builder("relevo.router.queue.consumers")
                .description(
                        "Consumers of a queue: readers of its topic, agents present or with a claim within the hour")
                .register(meters);
        this.waiting = MultiGauge.builder("relevo.router.queue.waiting")
                .description("People on this instance whom nobody has claimed")
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
            show(waiting, queues, Backlog.byQueue(router));
        } catch (EscalationRouter.NotReadyException e) {
            LOG.debug("State is being restored; who waits is counted later");
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
