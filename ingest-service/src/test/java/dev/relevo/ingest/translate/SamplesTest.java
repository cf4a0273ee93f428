package dev.relevo.ingest.translate;

import static dev.relevo.ingest.translate.Events.MAPPER;
import static dev.relevo.ingest.translate.Events.NOW;
import static dev.relevo.ingest.translate.Events.ids;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.UnrecognizedWebhook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Translates the team's samples, which are not part of the project. Without them nothing is tested. */
class SamplesTest {
    private static final Path SAMPLES = Path.of("../../shared/samples");

    @TestFactory
    Stream<DynamicTest> every_sample_becomes_events_the_same_each_time() throws IOException {
        if (!Files.isDirectory(SAMPLES)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
                    .filter(SamplesTest::isWebhook)
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> holds(file)));
        }
    }

    private static void holds(Path file) throws IOException {
        JsonNode sample = MAPPER.readTree(file.toFile());

        List<OutgoingEvent> first = translate(sample, NOW);
        List<OutgoingEvent> later = translate(sample, NOW.plusSeconds(600_000));

        assertThat(first).isNotEmpty();
        assertThat(ids(later)).isEqualTo(ids(first));
        assertThat(first)
                .noneMatch(outgoing -> outgoing.event() instanceof UnrecognizedWebhook kept
                        && (kept.reason().startsWith("unexpected")
                                || kept.reason().startsWith(KnownFields.REASON)));
    }

    private static boolean isWebhook(Path file) {
        try {
            JsonNode sample = MAPPER.readTree(file.toFile());
            return sample.has("object") || sample.has("headers");
        } catch (IOException e) {
            return false;
        }
    }

    private static List<OutgoingEvent> translate(JsonNode sample, Instant now) throws IOException {
        if (!sample.has("headers")) {
            return new WebhookTranslator(true).translate(Events.body(sample), now);
        }
        JsonNode headers = sample.get("headers");
        var delivery = new TurnDelivery(
                new PhoneNumberId("106540352242922"),
                headers.path("X-Turn-Hook-Subscription").textValue(),
                headers.path("X-WhatsApp-Id").textValue(),
                headers.path("X-Turn-Claim").textValue());
        return new TurnTranslator(true).translate(Events.body(sample.get("body")), delivery, now);
    }
}
