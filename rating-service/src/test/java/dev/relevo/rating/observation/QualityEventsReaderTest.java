package dev.relevo.rating.observation;

import static dev.relevo.rating.TopicProbe.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.relevo.event.EventMeta;
import dev.relevo.event.QualityEvent;
import dev.relevo.event.QualityEvent.RatingObserved;
import dev.relevo.event.QualityEvent.RatingObserved.Source;
import dev.relevo.event.Rating;
import dev.relevo.event.Topics;
import dev.relevo.rating.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The numbers are registered in the service only: the simulator does not know them, so no poll interferes. */
@QuarkusTest
class QualityEventsReaderTest extends ServiceTest {
    private static final Instant T0 = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void an_observation_on_the_topic_opens_a_red_case_once() {
        registerHereOnly("12001", "22001", "15550001001");

        send(observed("12001", Rating.RED, T0));
        send(observed("12001", Rating.RED, T0));
        send(observed("12001", Rating.GREEN, T0.minusSeconds(1)));
        send(observed("12001", Rating.YELLOW, T0.plusSeconds(1)));

        eventually(() -> assertThat(ratingEventTypes("12001")).contains("red-case-closed"));
        assertThat(ratingEventTypes("12001").stream()
                        .filter(type -> type.startsWith("rating-") || type.startsWith("red-")))
                .containsExactly("rating-changed", "red-case-opened", "rating-changed", "red-case-closed");
    }

    /** All records have one key, so they are in one partition in order. An unknown type is skipped: a newer version wrote it. */
    @Test
    void an_unusable_record_goes_to_the_dead_letter_and_the_partition_continues() {
        registerHereOnly("12002", "22002", "15550001002");

        probe().send(Topics.QUALITY_EVENTS, "12002", "{\"type\":\"rating-obs".getBytes(StandardCharsets.UTF_8));
        probe().send(Topics.QUALITY_EVENTS, "12002", "{\"type\":\"weather\"}".getBytes(StandardCharsets.UTF_8));
        probe().send(Topics.QUALITY_EVENTS, "12002", null);
        send(observed("12002", Rating.RED, T0));

        eventually(() -> assertThat(ratingEventTypes("12002")).contains("red-case-opened"));
        eventually(() -> assertThat(probe().records(Topics.QUALITY_EVENTS.deadLetter(), "12002"))
                .extracting(record -> header(record, "dead-letter-reason"))
                .satisfiesExactly(reason -> assertThat(reason).contains("line 1"), reason -> assertThat(reason)
                        .isEqualTo("empty value")));
        assertThat(probe().records(Topics.QUALITY_EVENTS.deadLetter(), "12002")
                        .getFirst()
                        .value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"type\":\"rating-obs");
    }

    @Test
    void an_event_that_concerns_no_number_goes_to_the_dead_letter() {
        send(observed("12003", Rating.RED, T0));
        send(numberEvent("n-1", "22003", "15550001003"));
        send(new QualityEvent.AccountEvent(meta("a-1"), "22003", "account_update", "ACCOUNT_RESTRICTION", Map.of()));

        eventually(() -> assertThat(probe().records(Topics.QUALITY_EVENTS.deadLetter(), "12003"))
                .extracting(record -> header(record, "dead-letter-reason"))
                .containsExactly("phoneNumberId: expected a registered number"));
        eventually(() -> assertThat(probe().records(Topics.QUALITY_EVENTS.deadLetter(), "22003"))
                .extracting(record -> header(record, "dead-letter-reason"))
                .containsExactly(
                        "wabaId and displayNumber: expected those of a registered number",
                        "wabaId: expected the account of a registered number"));
    }

    @Test
    void a_notice_finds_its_number_by_account_and_digits_and_a_duplicate_is_stored_once() {
        registerHereOnly("12004", "22004", "15550001004");

        send(numberEvent("n-4", "22004", "+1 555-000-1004"));
        send(numberEvent("n-4", "22004", "+1 555-000-1004"));
        send(new QualityEvent.AccountEvent(meta("a-4"), "22004", "account_update", "ACCOUNT_RESTRICTION", Map.of()));

        eventually(() -> operator()
                .get("/v1/numbers/12004/history")
                .then()
                .body("entries", hasSize(2))
                .body("entries.type", equalTo(List.of("account-event", "number-event")))
                .body("entries[1].raw.event", equalTo("FLAGGED")));
        operator().get("/v1/numbers/12004").then().body("rating", equalTo("UNKNOWN"));
    }

    @Test
    void the_samples_of_metas_dashboard_change_nothing() {
        send(numberEvent("n-5", "0", "16505551111"));
        send(observed("12005", Rating.RED, T0));

        eventually(() -> assertThat(probe().records(Topics.QUALITY_EVENTS.deadLetter(), "12005"))
                .isNotEmpty());
        assertThat(probe().records(Topics.QUALITY_EVENTS.deadLetter(), "0")).isEmpty();
    }

    @Test
    void an_observation_from_the_future_goes_to_the_dead_letter() {
        registerHereOnly("12006", "22006", "15550001006");

        Instant future = Instant.parse("2096-01-01T00:00:00Z");
        EventMeta meta = new EventMeta("from the future", T0, future);
        send(new RatingObserved(meta, id("12006"), Rating.RED, null, null, Source.WEBHOOK, future, null));

        eventually(() -> assertThat(probe().records(Topics.QUALITY_EVENTS.deadLetter(), "12006"))
                .extracting(record -> header(record, "dead-letter-reason"))
                .containsExactly("requestStartedAt: expected a time in the past"));
    }

    private static RatingObserved observed(String phoneNumberId, Rating rating, Instant at) {
        EventMeta meta = new EventMeta("observed " + phoneNumberId + rating + at, at, at);
        return new RatingObserved(meta, id(phoneNumberId), rating, null, null, Source.WEBHOOK, at, null);
    }

    private static QualityEvent.NumberEvent numberEvent(String eventId, String wabaId, String displayNumber) {
        return new QualityEvent.NumberEvent(
                meta(eventId),
                wabaId,
                displayNumber,
                "phone_number_quality_update",
                "FLAGGED",
                "TIER_10K",
                null,
                Map.of("display_phone_number", displayNumber, "event", "FLAGGED", "current_limit", "TIER_10K"));
    }

    private static EventMeta meta(String eventId) {
        return new EventMeta(eventId, T0, T0);
    }
}
