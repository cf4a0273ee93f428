package dev.relevo.router.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.EventMeta;
import dev.relevo.event.NumberState;
import dev.relevo.event.NumberState.Because;
import dev.relevo.event.NumberState.Capability;
import dev.relevo.event.NumberState.Permit;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Rating;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.TopicNames;
import dev.relevo.kit.UnknownTypes;
import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.router.kafka.FollowedRecords;
import dev.relevo.router.kafka.TopicFollowers;
import dev.relevo.router.numbers.NumberBook;
import dev.relevo.stack.KafkaServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States of numbers on a real broker: what changes while it reads, and what it finds after a restart. */
class NumberBookIT {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void a_restart_finds_the_state_of_every_number(@TempDir Path directory) throws Exception {
        try (KafkaServer broker = KafkaServer.start(KafkaServer.Options.onFreePorts(directory.resolve("kafka")))) {
            Deployment deployment =
                    Deployment.create("numbers", broker.bootstrapServers(), directory, Duration.ofMinutes(10));
            write(deployment, "banned", state("banned", refused()));
            write(deployment, "deleted", state("deleted", refused()));
            write(deployment, "no-capability", state("no-capability", null));
            write(deployment, "templates-only", state("templates-only", new Capability(true, false, List.of())));
            write(deployment, "broken", "{{{".getBytes(StandardCharsets.UTF_8));
            write(deployment, "later", "{\"type\":\"number-mood\"}".getBytes(StandardCharsets.UTF_8));
            write(deployment, "other-key", state("one-key", refused()));

            try (Started first = start(deployment)) {
                assertThat(first.refused("banned", "deleted", "no-capability", "templates-only", "one-key"))
                        .containsExactly("banned", "deleted");
                assertThat(counted("relevo.records.unusable")).isEqualTo(2);
                assertThat(counted("relevo.records.unknown")).isEqualTo(1);

                write(deployment, "deleted", null);
                write(deployment, "banned", state("banned", new Capability(true, true, List.of())));
                write(deployment, "late", state("late", refused()));
                Awaitility.await()
                        .until(() -> first.refused("banned", "deleted", "late").equals(List.of("late")));
            }

            write(deployment, "meanwhile", state("meanwhile", refused()));
            try (Started second = start(deployment)) {
                assertThat(second.refused("banned", "deleted", "late", "meanwhile"))
                        .containsExactly("late", "meanwhile");
            }
        }
    }

    private record Started(NumberBook book) implements AutoCloseable {
        List<String> refused(String... numbers) {
            return List.of(numbers).stream()
                    .filter(number -> book.refusal(new PhoneNumberId(number)) != null)
                    .toList();
        }

        @Override
        public void close() {
            book.close();
        }
    }

    private Started start(Deployment deployment) throws InterruptedException {
        NumberBook book = new NumberBook(
                TopicFollowers.of(
                        Map.of("bootstrap.servers", deployment.bootstrapServers()),
                        new BackgroundLoops(meters, InstantSource.system()),
                        meters),
                new TopicNames(deployment.prefix()),
                new FollowedRecords(new UnknownTypes(meters)));
        book.awaitLoaded();
        return new Started(book);
    }

    private double counted(String name) {
        return meters.get(name).counters().stream()
                .mapToDouble(io.micrometer.core.instrument.Counter::count)
                .sum();
    }

    private static Capability refused() {
        return new Capability(false, false, List.of(new Because("STATUS_NOT_USABLE", "status BANNED", null)));
    }

    private static byte[] state(String number, @Nullable Capability capability) {
        return EventJson.write(new NumberState(
                EventMeta.now("state-" + number, Instant.now()),
                new PhoneNumberId(number),
                null,
                Rating.GREEN,
                null,
                null,
                null,
                true,
                new Permit(true, List.of(), null, null, null, null),
                null,
                null,
                capability,
                null));
    }

    private static void write(Deployment deployment, String key, byte @Nullable [] value) throws Exception {
        try (var producer = deployment.producer()) {
            producer.send(new ProducerRecord<>(
                            deployment.topic(Topics.NUMBER_STATES), key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        }
    }
}
