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
 * What a writer can do to this service through a topic. Each record has the key of the alert that follows it, and so its
 * partition: the mail proves that the reader went on.
 */
@QuarkusTest
class HostileRecordsTest extends ServiceTest {
    private static final int LARGEST = 3 * 1024 * 1024;

    /** Operators may let a topic take more than its dead letter does. */
    @BeforeEach
    void the_topic_takes_more_than_its_dead_letter() throws Exception {
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
    void headers_decide_nothing() {
        receiver("heather", "email", "en", "UTC", "6001");
        var record = record("6001", EventJson.write(Facts.of("6001").opened()));
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
    void garbage_larger_than_a_dead_letter_is_parked_once_and_cut() {
        receiver("gary", "email", "en", "UTC", "6002");
        producer.send(record("6002", new byte[LARGEST])).join();

        send(Facts.of("6002").opened());

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
    void a_type_and_a_value_from_the_future_are_skipped_and_what_is_known_of_them_is_used() {
        receiver("nelly", "email", "en", "UTC", "6003");
        String opened = new String(EventJson.write(Facts.of("6003").opened()), UTF_8);
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

    /** Every channel gets the same, and each is seen to go on by the next record that it parks. */
    @Test
    void no_channel_stops_at_what_is_no_event() {
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
    void an_alert_event_that_cannot_be_published_blocks_its_key_only_and_an_operator_can_end_that() {
        receiver("otto", "email", "en", "UTC", "6005");
        sql("INSERT INTO notifier.outbox (id, aggregatetype, aggregateid, type, payload, created_at)"
                + " VALUES ('poison-1', 'alert', 'poisoned', 'AlertOpened', 'no event', now())");
        sql("INSERT INTO notifier.outbox (id, aggregatetype, aggregateid, type, payload, created_at)"
                + " VALUES ('behind-1', 'alert', 'poisoned', 'AlertOpened', 'no event', now())");
        var opened = Facts.of("6005").opened();

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
