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

/** Uses a topic with a real limit of 20 kB, and a text that does not compress. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // the test framework sets the fields
@WithTestResource(KafkaTestResource.class)
class EventSplitterTest {
    private static final int MAX_MESSAGE_BYTES = 20_000;

    @TestHTTPResource("/")
    URI base;

    Broker broker;

    @Test
    void an_event_over_the_broker_s_limit_is_stored_in_pieces() throws Exception {
        String text = new Random(7)
                .ints(100_000, 'a', 'z' + 1)
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
        limit(AlterConfigOp.OpType.SET);
        try (Stored stored = new Stored(broker.bootstrapServers())) {
            Webhooks webhooks = new Webhooks(base);
            AtomicInteger tries = new AtomicInteger();
            // The broker applies a topic's limit with a delay.
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
    void the_concatenated_pieces_are_the_event() {
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
        var entry = new AlterConfigOp(new ConfigEntry("max.message.bytes", String.valueOf(MAX_MESSAGE_BYTES)), change);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(entry)))
                    .all()
                    .get();
        }
    }
}
