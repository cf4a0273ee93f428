package dev.relevo.kit.outbox;

import static dev.relevo.kit.outbox.OutboxFixture.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topics;
import dev.relevo.kit.security.Caller;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParkedRowsTest {
    private static final Set<String> ALL = Set.of(Caller.ALL);
    private static final String HEAD = "{\"eventId\": \"x\", \"occurredAt\": \"2026-11-20T10:00:00Z\","
            + " \"recordedAt\": \"2026-11-20T10:00:00Z\", \"phoneNumberId\": \"43000\", \"since\": \"2026-11-20T10:00:00Z\"";

    /** Random, so that compression cannot make it small enough. */
    private static final String LARGE = "'" + HEAD + ", \"type\": \"poll-failing\", \"reason\": \"' || "
            + "(select string_agg(md5(random()::text), '') from generate_series(1, 140000)) || '\"}'";

    private final OutboxFixture fixture = new OutboxFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rating-events | UNREADABLE    | {}",
                "rating-events | UNREADABLE    | not an event",
                "rating-events | UNREADABLE    | []",
                "rating-events | UNREADABLE    | null",
                "rating-events | UNKNOWN_TYPE  | {\"type\": \"weather\"}",
                "unheard-of    | UNKNOWN_TOPIC | {}",
                "rating-events | TOO_LARGE     | large"
            })
    void a_row_that_cannot_be_published_is_parked_and_other_keys_continue(
            String topic, ParkReason reason, String payload) {
        fixture.insert("poison", topic, "43000", payload.equals("large") ? LARGE : "'" + payload + "'");
        String other = "43001-" + System.identityHashCode(fixture);
        fixture.add(Topics.RATING_EVENTS, event(other, "continues"));

        fixture.jobs.relayAll();

        assertThat(fixture.published(Topics.RATING_EVENTS, other)).containsExactly("continues");
        assertThat(fixture.parkedRows.list(ALL)).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo("poison");
            assertThat(row.topic()).isEqualTo(topic);
            assertThat(row.reason()).isEqualTo(reason);
            assertThat(row.bytes()).isPositive();
        });
        assertThat(fixture.jobs.parked()).isOne();
    }

    @Test
    void later_rows_of_the_key_wait_until_the_parked_one_is_discarded() {
        fixture.insert("poison", "rating-events", "43100", "'{}'");
        fixture.add(Topics.RATING_EVENTS, event("43100", "second"));
        fixture.add(Topics.RATING_EVENTS, event("43100", "third"));
        fixture.jobs.relayAll();
        assertThat(fixture.published(Topics.RATING_EVENTS, "43100")).isEmpty();
        assertThat(fixture.parkedRows.list(ALL)).extracting(ParkedRow::waiting).containsExactly(2L);

        assertThat(fixture.parkedRows.discard("poison", ALL, "tester")).isTrue();

        fixture.jobs.relayAll();
        assertThat(fixture.published(Topics.RATING_EVENTS, "43100")).containsExactly("second", "third");
        assertThat(fixture.parkedRows.list(ALL)).isEmpty();
        assertThat(fixture.parkedRows.discard("poison", ALL, "tester")).isFalse();
    }

    /** A later row has the same key in another topic: it does not wait. */
    @Test
    void a_parked_row_holds_back_its_topic_only() {
        fixture.insert("poison", "number-states", "43150", "'{}'");
        fixture.add(Topics.RATING_EVENTS, event("43150", "elsewhere"));

        fixture.jobs.relayAll();

        assertThat(fixture.published(Topics.RATING_EVENTS, "43150")).containsExactly("elsewhere");
    }

    @Test
    void a_parked_row_is_published_before_the_later_ones_when_its_retry_succeeds() {
        fixture.add(Topics.RATING_EVENTS, event("43200", "first"));
        fixture.execute("update " + fixture.table.name() + " set payload = '~' || payload");
        fixture.add(Topics.RATING_EVENTS, event("43200", "second"));
        fixture.jobs.relayAll();
        fixture.execute("update " + fixture.table.name() + " set payload = ltrim(payload, '~')");

        assertThat(fixture.parkedRows.retry("first", ALL)).isTrue();

        fixture.jobs.relayAll();
        assertThat(fixture.published(Topics.RATING_EVENTS, "43200")).containsExactly("first", "second");
        assertThat(fixture.parkedRows.retry("first", ALL)).isFalse();
    }

    @Test
    void rows_of_other_numbers_do_not_exist_for_a_limited_key() {
        fixture.insert("others", "rating-events", "43300", "'{}'");
        fixture.insert("own", "rating-events", "43301", "'{}'");
        fixture.jobs.relayAll();
        Set<String> own = Set.of("43301");

        assertThat(fixture.parkedRows.list(own)).extracting(ParkedRow::id).containsExactly("own");
        assertThat(fixture.parkedRows.retry("others", own)).isFalse();
        assertThat(fixture.parkedRows.discard("others", own, "tester")).isFalse();
        assertThat(fixture.parkedRows.list(Set.of())).isEmpty();
        assertThat(fixture.parkedRows.list(ALL)).extracting(ParkedRow::id).containsExactly("others", "own");
    }

    /** The rows ahead are as many as are listed, and of other numbers. */
    @Test
    void the_limit_of_the_list_counts_only_rows_that_the_caller_may_access() {
        fixture.execute("insert into " + fixture.table.name()
                + " (id, aggregatetype, aggregateid, type, payload, created_at, parked_at, parked_reason)"
                + " select 'row-' || n, 'rating-events', case when n <= " + ParkedRows.MAX_LISTED
                + " then 'other-' || n else '43400' end, 'x', '{}', now(), now(), 'UNREADABLE'"
                + " from generate_series(1, " + (ParkedRows.MAX_LISTED + 1) + ") n");

        List<ParkedRow> own = fixture.parkedRows.list(Set.of("43400"));

        assertThat(own).extracting(ParkedRow::id).containsExactly("row-" + (ParkedRows.MAX_LISTED + 1));
        assertThat(fixture.parkedRows.list(ALL)).hasSize(ParkedRows.MAX_LISTED);
    }

    @Test
    void a_reason_of_another_version_is_listed_as_refused() {
        fixture.insert("newer", "rating-events", "43500", "'{}'");
        fixture.execute("update " + fixture.table.name() + " set parked_at = now(), parked_reason = 'OF_TOMORROW'");

        assertThat(fixture.parkedRows.list(ALL)).extracting(ParkedRow::reason).containsExactly(ParkReason.REFUSED);
    }
}
