package dev.relevo.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relevo.event.EventMeta;
import dev.relevo.event.Provider;
import dev.relevo.event.Topics;
import dev.relevo.event.UnrecognizedWebhook;
import dev.relevo.ingest.Stored;
import dev.relevo.ingest.Webhooks;
import dev.relevo.kit.EventJson;
import dev.relevo.stack.Broker;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** Against a topic that really takes 20 kB only, and a text that no compression makes smaller. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // the test framework sets the fields
@WithTestResource(KafkaTestResource.class)
class EventSplitterTest {
    private static final int TAKES = 20_000;

    @TestHTTPResource("/")
    URI base;

    Broker broker;

    @Test
    void what_the_broker_finds_too_large_is_stored_in_pieces() throws Exception {
        String text = new Random(7)
                .ints(100_000, 'a', 'z' + 1)
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
        limit(AlterConfigOp.OpType.SET);
        try (Stored stored = new Stored(broker.bootstrapServers())) {
            Webhooks webhooks = new Webhooks(base);
            AtomicInteger tries = new AtomicInteger();
            // The broker applies a topic's limit a moment after it has it.
            await().until(() -> {
                String wamid = "wamid.OVERSIZE-" + tries.incrementAndGet();
                assertThat(webhooks.post(Webhooks.text(wamid, text)).statusCode())
                        .isEqualTo(200);
                return stored.holding(Topics.CONVERSATION_EVENTS, wamid).isEmpty();
            });

            assertThat(stored.holding(Topics.UNRECOGNIZED_WEBHOOKS, "of user-message"))
                    .hasSizeGreaterThan(1);
        } finally {
            limit(AlterConfigOp.OpType.DELETE);
        }
    }

    @Test
    void the_pieces_together_are_the_event() {
        String text = "🙂".repeat(EventSplitter.MAX_CHARACTERS);
        var event = new UnrecognizedWebhook(
                EventMeta.now("e1", Instant.EPOCH), Provider.META, "odd", "new", null, "x" + text);

        List<UnrecognizedWebhook> pieces = EventSplitter.pieces(event);

        assertThat(pieces.stream().map(piece -> String.valueOf(piece.raw())).collect(Collectors.joining()))
                .isEqualTo(new String(EventJson.write(event), StandardCharsets.UTF_8));
        assertThat(pieces).hasSizeGreaterThan(2).allSatisfy(piece -> assertThat(EventJson.write(piece).length)
                .isLessThan(384 * 1024));
        assertThat(pieces.stream().map(piece -> piece.meta().eventId()).distinct())
                .hasSameSizeAs(pieces);
    }

    private void limit(AlterConfigOp.OpType change) throws Exception {
        String topic = "relevo." + Topics.CONVERSATION_EVENTS.name();
        var entry = new AlterConfigOp(new ConfigEntry("max.message.bytes", String.valueOf(TAKES)), change);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(entry)))
                    .all()
                    .get();
        }
    }
}
