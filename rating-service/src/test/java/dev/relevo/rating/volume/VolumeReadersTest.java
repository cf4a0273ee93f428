package dev.relevo.rating.volume;

import static dev.relevo.event.DeliveryStatus.SENT;
import static dev.relevo.rating.TopicProbe.header;
import static dev.relevo.rating.volume.Sent.failed;
import static dev.relevo.rating.volume.Sent.status;
import static dev.relevo.rating.volume.Sent.userMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.relevo.event.ConversationId;
import dev.relevo.event.EventMeta;
import dev.relevo.event.HandoffEvent;
import dev.relevo.event.HandoffId;
import dev.relevo.event.HandoffRef;
import dev.relevo.event.QualityEvent.PreferenceEvent;
import dev.relevo.event.Reason;
import dev.relevo.event.Topics;
import dev.relevo.rating.ServiceTest;
import dev.relevo.rating.Suspicion;
import dev.relevo.rating.VolumeChanged;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** From the topics to the API and the observers. */
@QuarkusTest
class VolumeReadersTest extends ServiceTest {
    private static final String LUCIA = "573001110001";

    @Inject
    Observer observer;

    @Inject
    MeterRegistry meters;

    private final Instant now = Instant.now().minusSeconds(1);

    @Singleton
    static class Observer {
        private final List<Suspicion> suspicions = new CopyOnWriteArrayList<>();
        private final List<String> changes = new CopyOnWriteArrayList<>();

        void see(@Observes Suspicion suspicion) {
            suspicions.add(suspicion);
        }

        void see(@Observes VolumeChanged change) {
            changes.add(change.number().value());
        }
    }

    @Test
    void what_arrives_on_the_topics_is_on_the_page_of_the_number() {
        registerHereOnly("53001", "63001", "15550032001");

        probe().send(Topics.MESSAGE_STATUSES, status("53001", LUCIA, "a", SENT, "marketing", now));
        probe().send(Topics.MESSAGE_STATUSES, failed("53001", LUCIA, "b", 131049, now));
        probe().send(Topics.HANDOFF_EVENTS, opened("53001", LUCIA));
        probe().send(Topics.HANDOFF_EVENTS, opened("53001", "ZZ.RELEVOPROBE1"));
        send(new PreferenceEvent(
                new EventMeta("p", now, now),
                id("53001"),
                Sent.conversation("53001", LUCIA).person(),
                "stop",
                Map.of()));

        eventually(() -> operator()
                .get("/v1/numbers/53001/volume")
                .then()
                .statusCode(200)
                .body("templatesLast7Days", equalTo(1))
                .body("templatesByCategory.marketing", equalTo(1))
                .body("peopleLast24Hours", equalTo(1))
                .body("portfolioPeopleLast24Hours", equalTo(1))
                .body("last24Hours.failuresByCode.131049", equalTo(1))
                .body("last24Hours.optOuts", equalTo(1))
                .body("last24Hours.humanRequests", equalTo(1))
                .body("last24Hours.handoffsOpened", equalTo(1))
                .body("hours", hasSize(1))
                .body("hours[0].sent", equalTo(1)));
        eventually(() -> assertThat(observer.changes).contains("53001"));
        assertThat(meters.summary("relevo.rating.volume.batch", "channel", "statuses")
                        .count())
                .isPositive();
        eventually(() -> assertThat(
                        meters.counter("relevo.rating.volume.evaluations").count())
                .isPositive());
    }

    @Test
    void an_unusable_record_goes_to_the_dead_letter_and_the_others_are_counted() {
        String key = "53002:" + LUCIA;
        probe().send(Topics.MESSAGE_STATUSES, status("53002", LUCIA, "a", SENT, "marketing", now));
        probe().send(Topics.MESSAGE_STATUSES, key, "{\"type\":\"mess".getBytes(StandardCharsets.UTF_8));
        probe().send(Topics.MESSAGE_STATUSES, key, "{\"type\":\"weather\"}".getBytes(StandardCharsets.UTF_8));
        probe().send(Topics.MESSAGE_STATUSES, status("53002", LUCIA, "b", SENT, "marketing", now));

        eventually(() -> assertThat(queried("select sum(marketing) from rating.volume_count where owner = '53002'"))
                .isEqualTo("2"));
        eventually(() -> assertThat(probe().records(Topics.MESSAGE_STATUSES.deadLetter(), key))
                .extracting(record -> header(record, "dead-letter-reason"))
                .singleElement()
                .asString()
                .contains("line 1"));
    }

    /** The event is well-formed, but PostgreSQL accepts no such text: the whole batch fails, then only this record. */
    @Test
    void a_record_that_the_database_rejects_does_not_take_the_others_with_it() {
        String bad =
                "{\"type\":\"message-status\",\"eventId\":\"x\",\"occurredAt\":\"" + now + "\",\"recordedAt\":\"" + now
                        + "\",\"version\":1,\"phoneNumberId\":\"53003\\ud800\",\"provider\":\"META\",\"messageId\":\"x\","
                        + "\"status\":\"sent\",\"category\":\"marketing\",\"errors\":[]}";
        probe().send(Topics.MESSAGE_STATUSES, "53003", bad.getBytes(StandardCharsets.UTF_8));
        probe().send(Topics.MESSAGE_STATUSES, status("53003", LUCIA, "a", SENT, "marketing", now));

        eventually(() -> assertThat(queried("select sum(marketing) from rating.volume_count where owner = '53003'"))
                .isEqualTo("1"));
        eventually(() -> assertThat(probe().records(Topics.MESSAGE_STATUSES.deadLetter(), "53003"))
                .hasSize(1));
    }

    @Test
    void a_window_that_a_message_opened_is_known() {
        probe().send(Topics.CONVERSATION_EVENTS, userMessage("53004", LUCIA, now.minusSeconds(60)));
        eventually(
                () -> assertThat(queried("select count(*) from rating.volume_window where phone_number_id = '53004'"))
                        .isEqualTo("1"));

        probe().send(Topics.MESSAGE_STATUSES, status("53004", LUCIA, "a", SENT, "utility", now));

        eventually(() -> assertThat(
                        queried(
                                "select coalesce(sum(utility), 0) * 10 + coalesce(sum(reached), 0) from rating.volume_count where owner = '53004'"))
                .isEqualTo("10"));
    }

    @Test
    void a_code_of_a_restriction_makes_the_account_suspicious() {
        registerHereOnly("53005", "63005", "15550032005");

        probe().send(Topics.MESSAGE_STATUSES, failed("53005", LUCIA, "a", 368, now));

        eventually(() -> assertThat(observer.suspicions).contains(new Suspicion("63005", "error 368")));
    }

    @Test
    void an_unregistered_number_is_not_found() {
        operator().get("/v1/numbers/32999/volume").then().statusCode(404);
    }

    private HandoffEvent opened(String number, String person) {
        return new HandoffEvent.HandoffOpened(
                new EventMeta("opened " + person, now, now),
                new HandoffRef(
                        new HandoffId("h" + number + person),
                        ConversationId.of(id(number), person),
                        id(number),
                        "support",
                        null),
                2,
                List.of(new Reason("human-request", 0.9, null, "asked for a person")),
                now.plusSeconds(300));
    }
}
