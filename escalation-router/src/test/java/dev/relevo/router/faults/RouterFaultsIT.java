package dev.relevo.router.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topics;
import dev.relevo.router.RouterProcess;
import dev.relevo.stack.KafkaServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * 6,000 people whose bot says nothing, so that a timer of each is open; two routers, packaged as they ship, of which one joins
 * while the timers fire; three kill -9 in the midst of it, one with the disk gone. A committed reader sees each of them
 * handed over once. That this test can fail is shown by a router that processes at least once: {@code -Dmutants}.
 */
class RouterFaultsIT {
    private static final int PEOPLE = 6_000;
    /** The timers of all fire within this time. */
    private static final Duration SPREAD = Duration.ofSeconds(8);

    /** Longer than any router is down. */
    private static final Duration SILENCE = Duration.ofSeconds(25);

    @Test
    void every_stuck_person_is_handed_over_once_when_any_process_dies(@TempDir Path directory) {
        assertThat(notOnce(directory, RouterProcess.PACKAGED)).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "mutants", matches = ".*")
    void a_router_that_processes_at_least_once_hands_people_over_twice_or_never(
            @TempDir Path directory, TestReporter reporter) {
        // Streams' own interval under this guarantee: the shorter the interval is, the less a kill destroys.
        Map<Integer, Integer> notOnce =
                notOnce(directory, AtLeastOnce.build(directory), "-Drouter.commit-interval=PT30S");

        long never = notOnce.values().stream().filter(times -> times == 0).count();
        reporter.publishEntry(
                Map.of("more than once", Long.toString(notOnce.size() - never), "never", Long.toString(never)));
        assertThat(notOnce).isNotEmpty();
    }

    /** The users who were handed over never or more than once, and how often, as seen by a committed reader at the end. */
    private static Map<Integer, Integer> notOnce(Path directory, Path application, String... options) {
        try (KafkaServer broker = KafkaServer.start(KafkaServer.Options.onFreePorts(directory.resolve("kafka")))) {
            Deployment deployment =
                    Deployment.create("kills", broker.bootstrapServers(), directory, Deployment.SHORTEST_SILENCE);
            try (RouterProcess one = deployment.router("router-0", application, options);
                    Handovers seen = new Handovers(deployment)) {
                one.awaitReady();
                writeAll(deployment);
                try (RouterProcess two = deployment.router("router-1", application, options)) {
                    seen.await(PEOPLE / 10);
                    one.kill();
                    one.startAgain();
                    two.awaitReady();
                    seen.await(PEOPLE / 3);
                    two.kill();
                    two.loseState();
                    two.startAgain();
                    seen.await(PEOPLE / 2);
                    one.kill();
                    one.startAgain();
                    one.awaitReady();
                    two.awaitReady();
                    awaitAllOrSilence(seen);
                    deployment.awaitAllThatCame(seen);
                    return seen.notOnce(IntStream.range(0, PEOPLE));
                }
            }
        }
    }

    private static void writeAll(Deployment deployment) {
        Instant start = Instant.now();
        deployment.write(
                Topics.CONVERSATION_EVENTS,
                IntStream.range(0, PEOPLE)
                        .mapToObj(person -> People.writes(
                                person, start.plus(SPREAD.multipliedBy(person).dividedBy(PEOPLE))))
                        .toList());
    }

    /** Waits until everybody was handed over, or nobody else is for a while. */
    private static void awaitAllOrSilence(Handovers seen) {
        int[] before = {0};
        long[] lastNewsNanos = {System.nanoTime()};
        Awaitility.await().atMost(Handovers.PATIENCE).until(() -> {
            int now = seen.count();
            if (now > before[0]) {
                before[0] = now;
                lastNewsNanos[0] = System.nanoTime();
            }
            return now >= PEOPLE || System.nanoTime() - lastNewsNanos[0] > SILENCE.toNanos();
        });
    }
}
