package dev.relevo.router.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topics;
import dev.relevo.router.RouterProcess;
import dev.relevo.stack.KafkaServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three packaged routers under load, of which one dies, hangs, is started twice or all of which are restarted. People ask for
 * somebody all the time, and others wait for a bot that is silent: each is handed over once. Every test leaves three routers that
 * are ready.
 */
@EnabledIfSystemProperty(named = "faults", matches = ".*")
class TakeoverIT {
    /** What RouterProcess sets. */
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);

    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(5);
    /** For a machine that does other things too. */
    private static final Duration SLOWNESS = Duration.ofSeconds(10);

    private static final int WAITING = 600;

    private static KafkaServer broker;
    private static Deployment deployment;
    private static Fleet fleet;

    @BeforeAll
    public static void start(@TempDir Path directory) {
        broker = KafkaServer.start(KafkaServer.Options.onFreePorts(directory.resolve("kafka")));
        deployment = Deployment.create("fleet", broker.bootstrapServers(), directory, Deployment.SHORTEST_SILENCE);
        fleet = new Fleet(deployment, 3);
    }

    @AfterAll
    public static void stop() {
        fleet.close();
        broker.close();
    }

    @Test
    void what_a_dead_router_had_is_taken_over_soon_after_its_session(TestReporter reporter) {
        int first = 100_000;
        try (Handovers seen = new Handovers(deployment);
                Asking asking = new Asking(deployment, first + WAITING)) {
            wait(first);
            awaitSome(seen, asking);
            fleet.get(0).kill();
            long killed = System.nanoTime();
            Awaitility.await().atMost(Handovers.PATIENCE).until(() -> isOver(killed, SESSION_TIMEOUT.plusSeconds(1)));
            awaitAll(seen, asking, first);
            List<Duration> waits = asking.waits(seen);
            reporter.publishEntry("longest wait after kill -9", waits.getLast().toString());

            assertThat(waits.getLast())
                    .isLessThan(SESSION_TIMEOUT.plusSeconds(5).plus(SLOWNESS));
            assertOnce(seen, asking, first);
        } finally {
            fleet.get(0).startAgain();
            fleet.awaitReady();
        }
    }

    @Test
    void a_rolling_restart_keeps_nobody_waiting_for_long(TestReporter reporter) {
        int first = 200_000;
        try (Handovers seen = new Handovers(deployment);
                Asking asking = new Asking(deployment, first + WAITING)) {
            wait(first);
            awaitSome(seen, asking);
            for (int router = 0; router < 3; router++) {
                fleet.get(router).stop();
                fleet.get(router).startAgain();
                fleet.get(router).awaitReady();
            }
            awaitAll(seen, asking, first);
            List<Duration> waits = asking.waits(seen);
            Duration p99 = waits.get(waits.size() * 99 / 100);
            reporter.publishEntry("p99 of " + waits.size() + " waits in a rolling restart", p99.toString());

            assertThat(p99).isLessThan(Duration.ofSeconds(10).plus(SLOWNESS));
            assertOnce(seen, asking, first);
        }
    }

    /** It is the second that a person just started, and the first that somebody forgot. */
    @Test
    void of_two_with_one_name_the_older_gives_up() {
        int first = 300_000;
        RouterProcess older = fleet.get(1);
        try (Handovers seen = new Handovers(deployment);
                Asking asking = new Asking(deployment, first + WAITING)) {
            wait(first);
            awaitSome(seen, asking);
            try (RouterProcess younger = deployment.router(
                    "router-1-again", "-Drouter.instance-id=router-1", "-Drouter.standby-replicas=1")) {
                younger.awaitReady();
                Awaitility.await().atMost(Handovers.PATIENCE).until(() -> !older.isLive());
                awaitAll(seen, asking, first);

                assertThat(younger.isLive()).isTrue();
                assertThat(younger.log()).doesNotContain("Stream thread died");
                assertOnce(seen, asking, first);
            }
        } finally {
            older.kill();
            older.startAgain();
            fleet.awaitReady();
        }
    }

    @Test
    void a_router_that_hung_hands_over_nobody_of_whom_another_took_care() {
        int first = 400_000;
        RouterProcess hanging = fleet.get(2);
        try (Handovers seen = new Handovers(deployment);
                Asking asking = new Asking(deployment, first + WAITING)) {
            wait(first);
            awaitSome(seen, asking);
            hanging.suspend();
            long suspended = System.nanoTime();
            Awaitility.await()
                    .atMost(Handovers.PATIENCE)
                    .until(() -> isOver(suspended, SESSION_TIMEOUT.plus(TRANSACTION_TIMEOUT)));
            awaitAll(seen, asking, first);
            hanging.resume();
            hanging.awaitReady();

            assertOnce(seen, asking, first);
        } finally {
            hanging.resume();
            fleet.awaitReady();
        }
    }

    private static void wait(int first) {
        Instant now = Instant.now();
        deployment.write(
                Topics.CONVERSATION_EVENTS,
                IntStream.range(first, first + WAITING)
                        .mapToObj(person -> People.writes(person, now.plusMillis(2L * (person - first))))
                        .toList());
    }

    /** The load runs, and the timers are about to fire. */
    private static void awaitSome(Handovers seen, Asking asking) {
        Awaitility.await()
                .atMost(Handovers.PATIENCE)
                .until(() -> asking.people().count() > 100);
        seen.await(asking.people().limit(50));
    }

    private static void awaitAll(Handovers seen, Asking asking, int first) {
        asking.stop();
        seen.await(asking.people());
        seen.await(IntStream.range(first, first + WAITING));
    }

    /** At the end: all other records have been read too. */
    private static void assertOnce(Handovers seen, Asking asking, int first) {
        deployment.awaitAllThatCame(seen);
        assertThat(seen.notOnce(IntStream.concat(IntStream.range(first, first + WAITING), asking.people())))
                .isEmpty();
    }

    private static boolean isOver(long sinceNanos, Duration duration) {
        return System.nanoTime() - sinceNanos > duration.toNanos();
    }
}
