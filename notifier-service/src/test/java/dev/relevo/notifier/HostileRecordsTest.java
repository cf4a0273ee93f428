package dev.relevo.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.kit.DeadLetter;
import dev.relevo.kit.EventJson;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Hostile records on this service's topics. Each record has the key, and so the partition, of the alert that follows it: the mail
 * proves that the reader continued.
 */
@QuarkusTest
class HostileRecordsTest extends ServiceTest {
    private static final int LARGEST = 3 * 1024 * 1024;

    /** Operators may allow larger records on a topic than on its dead letter topic. */
    @BeforeEach
    void allowLargerRecordsThanInTheDeadLetter() throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            var limit = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(4 * 1024 * 1024));
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topics.of(Topics.RATING_EVENTS)),
                            List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    @Test
    void headers_are_ignored() {
        receiver("heather", "email", "en", "UTC", "6001");
        var record = record("6001", EventJson.write(RatingEvents.of("6001").opened()));
        record.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", new byte[0])
                .add("ce_type", "dev.relevo.red-case-opened.v1".getBytes(UTF_8))
                .add("ce_source", "::not a uri::".getBytes(UTF_8))
                .add("ce_subject", new byte[] {(byte) 0xff, 0})
                .add("ce_time", "0000-99-99Tgarbage".getBytes(UTF_8))
                .add("content-type", "application/cloudevents+json".getBytes(UTF_8));

        producer.send(record).join();

        eventually().until(() -> smtp.mailsTo("heather@example.org").size() == 1);
    }

    @Test
    void garbage_larger_than_a_dead_letter_is_parked_once_and_truncated() {
        receiver("gary", "email", "en", "UTC", "6002");
        producer.send(record("6002", new byte[LARGEST])).join();

        send(RatingEvents.of("6002").opened());

        eventually().until(() -> smtp.mailsTo("gary@example.org").size() == 1);
        try (var reader = reader(Topics.RATING_EVENTS.deadLetter())) {
            eventually().until(() -> reader.withKey("6002").size() == 1);
            var letter = reader.withKey("6002").getFirst();
            assertThat(letter.value()).hasSize(DeadLetter.VALUE_MAX_BYTES);
            assertThat(new String(letter.headers().lastHeader(DeadLetter.SIZE).value(), UTF_8))
                    .isEqualTo(Integer.toString(LARGEST));
        }
    }

    @Test
    void an_unknown_type_is_skipped_and_an_unknown_field_is_ignored() {
        receiver("nelly", "email", "en", "UTC", "6003");
        String opened = new String(EventJson.write(RatingEvents.of("6003").opened()), UTF_8);
        producer.send(record(
                        "6003", opened.replace("red-case-opened", "star-lost").getBytes(UTF_8)))
                .join();
        String newer = opened.replaceFirst("\\{", "{\"mood\":\"NEW\",");

        producer.send(record("6003", newer.getBytes(UTF_8))).join();

        eventually().until(() -> smtp.mailsTo("nelly@example.org").size() == 1);
        try (var reader = reader(Topics.RATING_EVENTS.deadLetter())) {
            assertThat(reader.withKey("6003")).isEmpty();
        }
    }

    /** Every channel gets the same records. The next record that a channel parks shows that it continued. */
    @Test
    void no_channel_stops_at_a_record_that_is_not_an_event() {
        List<Topic> channels = List.of(
                Topics.RATING_EVENTS,
                Topics.HANDOFF_EVENTS,
                Topics.OUTBOUND_MESSAGES,
                Topics.MESSAGE_STATUSES,
                Topics.CONVERSATION_OWNERS);
        byte[][] poison = {
            {},
            {(byte) 0xff, 0, 7},
            "null".getBytes(UTF_8),
            "[]".getBytes(UTF_8),
            "{\"type\":7}".getBytes(UTF_8),
            "{".getBytes(UTF_8)
        };
        for (Topic channel : channels) {
            for (byte[] value : poison) {
                producer.send(new ProducerRecord<>(topics.of(channel), "6004".getBytes(UTF_8), value))
                        .join();
            }
        }
        for (Topic channel : channels) {
            try (var reader = reader(channel.deadLetter())) {
                eventually().until(() -> reader.withKey("6004").size() >= poison.length);
                assertThat(reader.withKey("6004")).hasSize(poison.length);
            }
        }
    }

    @Test
    void an_alert_event_that_cannot_be_published_blocks_only_its_key_until_an_operator_discards_it() {
        receiver("otto", "email", "en", "UTC", "6005");
        sql("INSERT INTO notifier.outbox (id, aggregatetype, aggregateid, type, payload, created_at)"
                + " VALUES ('poison-1', 'alert-events', 'poisoned', 'AlertOpened', 'not an event', now())");
        sql("INSERT INTO notifier.outbox (id, aggregatetype, aggregateid, type, payload, created_at)"
                + " VALUES ('behind-1', 'alert-events', 'poisoned', 'AlertOpened', 'not an event', now())");
        var opened = RatingEvents.of("6005").opened();

        send(opened);

        try (var reader = reader(Topics.ALERT_EVENTS)) {
            eventually().until(() -> !types(reader, alertId(opened)).isEmpty());
        }
        eventually().untilAsserted(() -> operator()
                .get("/v1/outbox/parked")
                .then()
                .statusCode(200)
                .body("rows.id", hasItem("poison-1"))
                .body("rows.reason", hasItem("UNREADABLE")));
        assertThat(operator().get("/v1/outbox/parked").jsonPath().getList("rows.id", String.class))
                .doesNotContain("behind-1");
        operator().post("/v1/outbox/poison-1/discard").then().statusCode(204);
        eventually().until(() -> operator()
                .get("/v1/outbox/parked")
                .jsonPath()
                .getList("rows.id", String.class)
                .equals(List.of("behind-1")));
        operator().post("/v1/outbox/behind-1/retry").then().statusCode(204);
        operator().post("/v1/outbox/behind-1/discard");
        eventually().until(() -> sql("DELETE FROM notifier.outbox WHERE id = 'behind-1'") >= 0);
        operator().post("/v1/outbox/nobody/discard").then().statusCode(404);
    }

    private ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
        return new ProducerRecord<>(topics.of(Topics.RATING_EVENTS), key.getBytes(UTF_8), value);
    }
}
