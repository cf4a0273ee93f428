package dev.relevo.router.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topics;
import dev.relevo.router.RouterProcess;
import dev.relevo.stack.KafkaServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * T48: a router that ended in order, and so trusts what it left on its disk, finds it damaged. Tables are damaged in their first
 * bytes, which nobody looks at before they are asked for; then whole tables of one task and the checkpoints of all. Its first thread
 * that dies is its last, so that it does not get the chance to heal by another.
 */
class DamagedStateIT {
    private static final int PEOPLE = 400;
    /** So long that only what a person writes reads the stores. */
    private static final Duration SILENCE = Duration.ofMinutes(10);
    /** More than a table's first entry, less than a table. */
    private static final int FIRST_BYTES = 64;

    private static final int ALL_BYTES = Integer.MAX_VALUE;

    @Test
    void damaged_state_is_deleted_and_restored(@TempDir Path directory) throws IOException {
        try (KafkaServer broker = KafkaServer.start(KafkaServer.Options.onFreePorts(directory.resolve("kafka")))) {
            Deployment deployment = Deployment.create("damage", broker.bootstrapServers(), directory, SILENCE);
            try (RouterProcess router = deployment.router("router-0", "-Drouter.replaced-threads=0");
                    Handovers seen = new Handovers(deployment)) {
                router.awaitReady();
                write(deployment, 0);
                write(deployment, PEOPLE);
                deployment.awaitAllThatCame(seen);
                router.stop();

                files(router, "0_", ".sst").forEach(table -> overwrite(table, FIRST_BYTES));
                router.startAgain();
                ask(deployment, 0);
                restartWhenItGaveUp(router);
                seen.await(IntStream.range(0, PEOPLE));
                router.awaitReady();
                router.stop();

                files(router, "0_0/", ".sst").forEach(table -> overwrite(table, ALL_BYTES));
                files(router, "0_", ".checkpoint").forEach(checkpoint -> overwrite(checkpoint, 1));
                router.startAgain();
                restartWhenItGaveUp(router);
                ask(deployment, PEOPLE);
                seen.await(IntStream.range(PEOPLE, 2 * PEOPLE));
                router.awaitReady();
                deployment.awaitAllThatCame(seen);

                assertThat(seen.notOnce(IntStream.range(0, 2 * PEOPLE))).isEmpty();
            }
        }
    }

    /** As Kubernetes does, when its liveness is down. */
    private static void restartWhenItGaveUp(RouterProcess router) {
        Awaitility.await().atMost(Handovers.PATIENCE).until(() -> gaveUp(router));
        router.kill();
        router.startAgain();
    }

    /** It runs, and reports that it will not continue. */
    private static boolean gaveUp(RouterProcess router) {
        return router.answers() && !router.isLive();
    }

    /** Which is stored, and nobody is handed over. */
    private static void write(Deployment deployment, int first) {
        deployment.write(
                Topics.CONVERSATION_EVENTS,
                IntStream.range(first, first + PEOPLE)
                        .mapToObj(person -> People.writes(person, Instant.now()))
                        .toList());
    }

    private static void ask(Deployment deployment, int first) {
        deployment.write(
                Topics.CONVERSATION_EVENTS,
                IntStream.range(first, first + PEOPLE)
                        .mapToObj(person -> People.asksForSomebody(person, Instant.now()))
                        .toList());
    }

    private static List<Path> files(RouterProcess router, String task, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(router.stateDirectory())) {
            List<Path> found = files.filter(file ->
                            file.toString().endsWith(suffix) && file.toString().contains("/" + task))
                    .toList();
            assertThat(found).as("%s of %s", suffix, task).isNotEmpty();
            return found;
        }
    }

    private static void overwrite(Path path, int atMost) {
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(new byte[(int) Math.min(atMost, file.length())]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
