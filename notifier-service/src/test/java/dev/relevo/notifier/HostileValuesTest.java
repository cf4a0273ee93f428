package dev.relevo.notifier;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.RatingEvent;
import dev.relevo.event.StatusRef;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.notifier.FakeGraphApi.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Extreme values in topics, tables and WhatsApp's answers that the service must accept. */
@QuarkusTest
class HostileValuesTest extends ServiceTest {
    private static final Instant T0 = Instant.parse("2026-11-22T14:00:00Z");
    private static final Person MARIA = Person.ofWaId("573001112244");

    @ParameterizedTest
    @CsvSource({
        "yara, 6101, 0000-01-01T00:00:00Z",
        "yuri, 6102, 9999-12-31T23:59:59Z",
        "yves, 6103, +999999999-12-31T23:59:59Z"
    })
    void an_alert_with_impossible_times_is_sent(String receiver, String number, String time) {
        receiver(receiver, "email", "en", "Pacific/Kiritimati", number);
        String opened = new String(EventJson.write(RatingEvents.of(number).opened()), UTF_8);

        sendRaw(
                Topics.RATING_EVENTS,
                number,
                opened.replaceAll("\"20[0-9-]+T[0-9:.]+Z\"", "\"" + time.replace("+", "\\+") + "\"")
                        .replace("\\+", "+")
                        .getBytes(UTF_8));

        soon().until(() -> smtp.mailsTo(receiver + "@example.org").size() == 1);
        assertThat(smtp.mailsTo(receiver + "@example.org").getFirst().parts().getFirst())
                .doesNotContain("9999", "0000");
    }

    @Test
    void a_status_dated_year_0_still_records_that_a_message_arrived() {
        send(Topics.OUTBOUND_MESSAGES, message("6104", "dated"));
        soon().until(() -> stateOf("dated").equals("SENT"));
        var conversation = ConversationRef.of(new PhoneNumberId("6104"), null, MARIA, Provider.TURN);
        var meta = new EventMeta("status-dated", Instant.parse("0000-01-01T00:00:00Z"), T0);

        send(
                Topics.MESSAGE_STATUSES,
                new MessageStatus(
                        meta,
                        StatusRef.of(conversation),
                        "wamid.dated",
                        DeliveryStatus.DELIVERED,
                        null,
                        List.of(),
                        "dated"));

        soon().until(() -> stateOf("dated").equals("DELIVERED"));
    }

    @Test
    void a_text_with_a_nul_is_sent_unchanged() {
        send(Topics.OUTBOUND_MESSAGES, message("6109", "nul", "Ho\0la"));

        soon().until(() -> stateOf("nul").equals("SENT"));
        assertThat(graph.calls("nul")).hasSize(1);
    }

    @Test
    void ids_as_long_as_the_contract_allows_are_accepted() {
        String number = "6".repeat(64);
        String wamid = "w".repeat(512);
        receiver("lena", "email", "en", "UTC", number);
        graph.answer("longest", new Answer.Accepted(wamid));

        send(RatingEvents.of(number).opened());
        send(Topics.OUTBOUND_MESSAGES, message(number, "longest"));

        soon().until(() -> stateOf("longest").equals("SENT"));
        assertThat(value("SELECT provider_id FROM delivery WHERE delivery_key = ?", "longest"))
                .isEqualTo(wamid);
        soon().until(() -> smtp.mailsTo("lena@example.org").size() == 1);
    }

    /** Without this the message would be sent again after each lease. */
    @Test
    void an_invalid_message_id_in_the_answer_does_not_cause_a_retry() {
        graph.answer("odd-id", new Answer.Accepted("w".repeat(5_000)), new Answer.Accepted("x\\u0000"));

        send(Topics.OUTBOUND_MESSAGES, message("6105", "odd-id"));

        soon().until(() -> stateOf("odd-id").equals("SENT"));
        assertThat(graph.calls("odd-id")).hasSize(1);
    }

    @Test
    void rows_that_cannot_be_read_block_no_others() {
        receiver("rita", "email", "en", "UTC", "6106");
        sql(
                "INSERT INTO notifier.receiver VALUES ('rotten', 'email', 'r@example.org', 'xx', 'Mars/Base', '{}', '{6108}')");
        try {
            RatingEvent opened = RatingEvents.of("6106").opened();
            send(opened);
            soon().until(() -> smtp.mailsTo("rita@example.org").size() == 1);
            sql("UPDATE notifier.alert SET notice = '{\"news\":\"FROM_THE_FUTURE\"' WHERE id = ?", alertId(opened));

            operator().get("/v1/alerts").then().statusCode(200);
            operator().get("/v1/deliveries").then().statusCode(200);
            send(RatingEvents.of("6106").closed());

            soon().until(() -> smtp.mailsTo("rita@example.org").size() == 2);
        } finally {
            sql("DELETE FROM notifier.receiver WHERE name = 'rotten'");
        }
    }

    @Test
    void an_api_key_with_numbers_reads_and_changes_only_what_belongs_to_them() {
        receiver("nuno", "email", "en", "UTC", "6107");
        receiver("nils", "email", "en", "UTC", "6109");
        RatingEvent own = RatingEvents.of("6107").opened();
        RatingEvent others = RatingEvents.of("6109").opened();
        send(own);
        send(others);
        send(Topics.OUTBOUND_MESSAGES, message("6109", "not-noras"));
        send(Topics.OUTBOUND_MESSAGES, message("6107", "noras"));
        soon().until(() ->
                stateOf("not-noras").equals("SENT") && stateOf("noras").equals("SENT"));
        soon().until(() -> smtp.mailsTo("nils@example.org").size() == 1
                && smtp.mailsTo("nuno@example.org").size() == 1);

        assertThat(nora().get("/v1/alerts").jsonPath().getList("phoneNumberId", String.class))
                .containsOnly("6107");
        assertThat(nora().get("/v1/alerts?state=OPEN").jsonPath().getList("id", String.class))
                .containsExactly(alertId(own));
        var deliveries = nora().get("/v1/deliveries").jsonPath();
        assertThat(deliveries.getList("receiver", String.class))
                .contains("nuno")
                .doesNotContain("nils");
        assertThat(deliveries.getList("phoneNumberId", String.class))
                .contains("6107")
                .doesNotContain("6109");
        assertThat(operator().get("/v1/deliveries").asString()).doesNotContain("wamid.noras");
        String delivery = value("SELECT id FROM delivery WHERE receiver = ?", "nils");
        nora().post("/v1/deliveries/" + delivery + "/resend").then().statusCode(404);
        nora().post("/v1/alerts/" + alertId(others) + "/acknowledge").then().statusCode(404);
        nora().post("/v1/alerts/" + alertId(own) + "/acknowledge").then().statusCode(200);
    }

    @Test
    void an_api_key_with_numbers_neither_lists_nor_changes_parked_events_of_other_numbers() {
        sql("INSERT INTO notifier.outbox (id, aggregatetype, aggregateid, type, payload, created_at)"
                + " VALUES ('poison-6', 'alert-events', 'somebody', 'AlertOpened', 'not an event', now())");
        soon().until(() -> operator().get("/v1/outbox/parked").asString().contains("poison-6"));

        given().get("/v1/outbox/parked").then().statusCode(401);
        assertThat(nora().get("/v1/outbox/parked").asString()).doesNotContain("poison-6");
        nora().post("/v1/outbox/poison-6/retry").then().statusCode(404);
        nora().post("/v1/outbox/poison-6/discard").then().statusCode(404);
        operator().post("/v1/outbox/poison-6/discard").then().statusCode(204);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(50));
    }

    private static RequestSpecification nora() {
        return given().header("Authorization", "Bearer " + Keys.NORA);
    }

    private static OutboundMessage message(String phoneNumberId, String key) {
        return message(phoneNumberId, key, "Hola");
    }

    private static OutboundMessage message(String phoneNumberId, String key, String text) {
        var number = new PhoneNumberId(phoneNumberId);
        var conversation = ConversationId.of(number, MARIA.id());
        return new OutboundMessage(
                EventMeta.now(key, T0), key, conversation, number, MARIA, 0, text, null, null, OutboundMessage.OFFER);
    }
}
