package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topics;
import dev.relevo.kit.TopicNames;
import dev.relevo.router.faults.Deployment;
import dev.relevo.router.faults.Handovers;
import dev.relevo.router.faults.People;
import dev.relevo.router.handoff.Agents;
import dev.relevo.router.handoff.DecisionContext;
import dev.relevo.router.limits.TopicLimits;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policyfile.PolicyReader;
import dev.relevo.router.runtime.SteadyClock;
import dev.relevo.router.runtime.StreamsSettings;
import dev.relevo.router.topology.RouterTopology;
import dev.relevo.stack.KafkaServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The topology on a real broker, with the router's own settings and clock, of which the test sets the wall clock. A
 * minute's silence would hand these people over; none of them waits for so long.
 */
class ClockJumpIT {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int PEOPLE = 200;

    private final AtomicReference<Duration> wrongBy = new AtomicReference<>(Duration.ZERO);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void a_wall_clock_that_jumps_hands_nobody_over_early_and_stops_nothing(@TempDir Path directory) throws Exception {
        try (KafkaServer broker = KafkaServer.start(KafkaServer.Options.onFreePorts(directory.resolve("kafka")))) {
            Deployment deployment = Deployment.create("clock", broker.bootstrapServers(), directory, MINUTE);
            try (KafkaStreams streams = router(deployment, directory);
                    Handovers seen = new Handovers(deployment)) {
                streams.start();
                deployment.write(
                        Topics.CONVERSATION_EVENTS,
                        IntStream.range(0, PEOPLE)
                                .mapToObj(person -> People.writes(person, Instant.now()))
                                .toList());
                asksAndIsHandedOver(PEOPLE, deployment, seen);

                wrongBy.set(Duration.ofHours(1));
                awaitJump();
                asksAndIsHandedOver(PEOPLE + 1, deployment, seen);
                wrongBy.set(Duration.ofHours(-1));
                asksAndIsHandedOver(PEOPLE + 2, deployment, seen);
                deployment.awaitAllThatCame(seen);

                assertThat(seen.times(IntStream.range(0, PEOPLE)))
                        .allSatisfy((person, times) -> assertThat(times).isZero());
            }
        }
    }

    /** Nobody is handed over by a router that does not commit, or that is asked what is due and does not look. */
    private static void asksAndIsHandedOver(int person, Deployment deployment, Handovers seen) {
        deployment.write(Topics.CONVERSATION_EVENTS, List.of(People.asksForSomebody(person, Instant.now())));
        seen.await(IntStream.of(person));
    }

    private void awaitJump() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> meters.counter("relevo.router.clock.jumps").count() >= 1);
    }

    private KafkaStreams router(Deployment deployment, Path directory) throws Exception {
        RouterConfig config = ConfigTest.read(
                Map.of("router.state-dir", directory.resolve("state").toString()));
        EscalationPolicy policy = PolicyReader.read(deployment.policy());
        RouterMetrics metrics = new RouterMetrics(meters);
        InstantSource wall = () -> Instant.now().plus(wrongBy.get());
        SteadyClock clock = new SteadyClock(wall, System::nanoTime, metrics);
        TopicLimits limits = new TopicLimits();
        var topology = RouterTopology.build(
                new TopicNames(deployment.prefix()),
                (number, now) -> new DecisionContext(policy, Agents.UNKNOWN, null, now),
                metrics,
                limits,
                clock::stamped);
        var settings = StreamsSettings.of(Map.of("bootstrap.servers", deployment.bootstrapServers()), config, limits);
        return new KafkaStreams(topology, new StreamsConfig(settings), clock);
    }
}
