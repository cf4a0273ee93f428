package dev.relevo.router.runtime;

import dev.relevo.kit.TopicNames;
import dev.relevo.router.RouterConfig;
import dev.relevo.router.RouterMetrics;
import dev.relevo.router.agents.AgentBook;
import dev.relevo.router.handoff.DecisionContext;
import dev.relevo.router.limits.DeadLetterTopics;
import dev.relevo.router.numbers.NumberBook;
import dev.relevo.router.policies.PolicyBook;
import dev.relevo.router.topology.RouterTopology;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.jboss.logging.Logger;

/** Starts and stops the topology with the service. */
@Singleton
public class StreamsLifecycle {
    private static final Logger LOG = Logger.getLogger(StreamsLifecycle.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);

    private final KafkaStreams streams;
    private final KafkaStreamsMetrics streamsMetrics;
    private final PolicyBook policies;
    private final NumberBook numbers;
    private final DeadLetterTopics deadLetters;
    private final SuspectStateMarker suspectState;
    private final Thread starter;

    StreamsLifecycle(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            RouterConfig config,
            TopicNames topics,
            PolicyBook policies,
            AgentBook agents,
            NumberBook numbers,
            DeadLetterTopics deadLetters,
            MeterRegistry meters,
            InstantSource clock) {
        this.policies = policies;
        this.numbers = numbers;
        this.deadLetters = deadLetters;
        this.suspectState = SuspectStateMarker.of(config);
        this.starter = Thread.ofVirtual().name("start-streams").unstarted(this::startWhenLoaded);
        StreamsConfig settings = new StreamsConfig(StreamsSettings.of(broker, config, deadLetters.limits()));
        RouterMetrics metrics = new RouterMetrics(meters);
        SteadyClock time = new SteadyClock(clock, System::nanoTime, metrics);
        var topology = RouterTopology.build(
                topics,
                (number, now) ->
                        new DecisionContext(policies.policyOf(number), agents.agents(), numbers.refusal(number), now),
                metrics,
                deadLetters.limits(),
                time::stamped);
        this.streams = new KafkaStreams(topology, settings, time);
        this.streamsMetrics = new KafkaStreamsMetrics(streams);
        streamsMetrics.bindTo(meters);
        streams.setUncaughtExceptionHandler(new ThreadFailures(config, deadLetters, suspectState));
        streams.setGlobalStateRestoreListener(new RestoreProgress(meters));
        streams.setStateListener((now, before) -> LOG.infof("Streams changed state from=%s to=%s", before, now));
    }

    public void start(@Observes StartupEvent started) {
        starter.start();
    }

    /** Processes nothing before policies and numbers are known: timers would otherwise fire without a policy. */
    private void startWhenLoaded() {
        try {
            policies.awaitLoaded();
            numbers.awaitLoaded();
            deadLetters.awaitLooked();
            suspectState.settle(streams);
            streams.start();
        } catch (InterruptedException e) {
            LOG.info("Stopped before policies and numbers were read");
        }
    }

    public void stop(@Observes ShutdownEvent stopping) {
        starter.interrupt();
        streamsMetrics.close();
        // Stay in the group: with a static id the restart then takes its partitions back without a rebalance.
        boolean closed = streams.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
        if (!closed) {
            LOG.warnf("Streams did not close in time timeout=%s", CLOSE_TIMEOUT);
        }
    }

    KafkaStreams streams() {
        return streams;
    }

    KafkaStreams.State state() {
        return streams.state();
    }
}
