package dev.relevo.router.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topics;
import dev.relevo.router.RouterProcess;
import dev.relevo.stack.KafkaServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * T50: for longer than a transaction may last the router receives nothing from the broker, while timers fire. The broker gets no
 * commit and aborts under the router's feet (KAFKA-20785); the session lasts longer, so that nobody else takes over.
 */
@EnabledIfSystemProperty(named = "faults", matches = ".*")
class CutOffIT {
    private static final int WAITING = 600;
    /** RouterProcess's transaction timeout, the second in which the broker looks for those that are over, and some more. */
    private static final Duration CUT = Duration.ofSeconds(9);

    @Test
    void a_transaction_that_is_aborted_meanwhile_is_done_again(@TempDir Path directory) {
        KafkaServer.Options options = KafkaServer.Options.onFreePorts(directory.resolve("kafka"));
        try (Cable cable = new Cable(options.port());
                KafkaServer broker = KafkaServer.start(options.advertisedAt(cable.port()))) {
            Deployment deployment = Deployment.create("cut", cable.address(), directory, Deployment.SHORTEST_SILENCE);
            try (RouterProcess router = deployment.router("router-0", "-Drouter.session-timeout=PT30S");
                    Handovers seen = new Handovers(deployment)) {
                router.awaitReady();
                Instant start = Instant.now();
                deployment.write(
                        Topics.CONVERSATION_EVENTS,
                        IntStream.range(0, WAITING)
                                .mapToObj(person -> People.writes(person, start.plusMillis(5L * person)))
                                .toList());
                seen.await(WAITING / 10);
                cable.cut();
                long cut = System.nanoTime();
                Awaitility.await().atMost(Handovers.PATIENCE).until(() -> System.nanoTime() - cut > CUT.toNanos());
                cable.mend();
                seen.await(IntStream.range(0, WAITING));
                router.awaitReady();
                deployment.awaitAllThatCame(seen);

                assertThat(router.log()).as("the abort was noticed").contains("the thread is being fenced");
                assertThat(seen.notOnce(IntStream.range(0, WAITING))).isEmpty();
                assertThat(router.isLive()).isTrue();
            }
        }
    }
}
