package dev.relevo.kit.outbox;

import static dev.relevo.kit.outbox.OutboxFixture.T0;
import static dev.relevo.kit.outbox.OutboxFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.event.Topics;
import dev.relevo.stack.TopicCreator;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {
    /** More than one batch. */
    private static final int EVENTS = OutboxRelay.MAX_BATCH + 50;

    private static final int KEYS = 5;

    @Test
    void events_of_a_key_are_published_in_order_across_batches() {
        try (var fixture = new OutboxFixture()) {
            addMany(fixture, "4200");

            fixture.jobs.relayAll();

            for (int key = 0; key < KEYS; key++) {
                assertThat(fixture.published(Topics.RATING_EVENTS, "4200" + key))
                        .isEqualTo(ids("4200", key));
            }
        }
    }

    /** The rows are there before both relays start, so that each has work whenever it holds the lock. */
    @Test
    void two_relays_at_once_publish_each_event_once_and_in_order() throws Exception {
        try (var fixture = new OutboxFixture();
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            addMany(fixture, "4210");
            var other = fixture.relayOn(fixture.database());

            List<Future<?>> both =
                    List.of(threads.submit(() -> repeat(fixture.relay)), threads.submit(() -> repeat(other)));
            for (Future<?> relay : both) {
                var ignored = relay.get(30, TimeUnit.SECONDS);
            }

            for (int key = 0; key < KEYS; key++) {
                assertThat(fixture.published(Topics.RATING_EVENTS, "4210" + key))
                        .isEqualTo(ids("4210", key));
            }
        }
    }

    private static void repeat(OutboxRelay relay) {
        while (!relay.topics().isEmpty()) {
            assertThat(relay.isDrained(Topics.RATING_EVENTS.name())).isTrue();
        }
    }

    @Test
    void a_relay_publishes_nothing_while_another_holds_the_lock() throws SQLException {
        try (var fixture = new OutboxFixture();
                Connection other = fixture.database().getConnection()) {
            fixture.add(Topics.RATING_EVENTS, event("42200", "locked"));
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                boolean ignored = statement.execute("select pg_advisory_xact_lock(" + fixture.table.lock() + ")");
            }

            assertThat(fixture.relay.relayBatch(Topics.RATING_EVENTS.name()).published())
                    .isZero();
            other.rollback();

            assertThat(fixture.relay.relayBatch(Topics.RATING_EVENTS.name()).published())
                    .isOne();
        }
    }

    @Test
    void a_crash_between_acknowledgement_and_mark_publishes_duplicates_with_the_same_ids_and_loses_nothing() {
        try (var fixture = new OutboxFixture()) {
            fixture.add(Topics.RATING_EVENTS, event("42300", "one"));
            fixture.add(Topics.RATING_EVENTS, event("42300", "two"));
            var crashing = fixture.relayOn(fixture.databaseLostAtCommit());
            assertThatThrownBy(() -> crashing.relayBatch(Topics.RATING_EVENTS.name()))
                    .isInstanceOf(OutboxException.class);

            fixture.jobs.relayAll();

            assertThat(fixture.published(Topics.RATING_EVENTS, "42300")).containsExactly("one", "two", "one", "two");
        }
    }

    @Test
    void a_published_event_is_not_published_again() {
        try (var fixture = new OutboxFixture()) {
            fixture.add(Topics.RATING_EVENTS, event("42400", "once"));
            fixture.jobs.relayAll();

            fixture.jobs.relayAll();

            assertThat(fixture.published(Topics.RATING_EVENTS, "42400")).containsExactly("once");
        }
    }

    @Test
    void a_missing_topic_parks_its_rows_until_it_exists_and_does_not_block_other_topics() throws Exception {
        String servers = OutboxServers.get().broker().bootstrapServers();
        create(servers, "partial.rating-events");
        try (var fixture = new OutboxFixture("partial.", servers)) {
            fixture.inTransaction(true, outbox -> outbox.addTombstone(Topics.NUMBER_STATES, "42500"));
            fixture.add(Topics.RATING_EVENTS, event("42500", "continues"));

            fixture.jobs.relayAll();

            assertThat(fixture.published(Topics.RATING_EVENTS, "42500")).containsExactly("continues");
            assertThat(fixture.parkedRows.list(Set.of("42500")))
                    .extracting(ParkedRow::reason)
                    .containsExactly(ParkReason.TOPIC_MISSING);

            new TopicCreator(servers, "partial.", 1, 1).createAll(List.of());
            fixture.setTime(T0.plus(OutboxJobs.PARKED_RETRY));
            fixture.jobs.relayAll();
            assertThat(fixture.jobs.parked()).isOne();
            fixture.setTime(T0.plus(OutboxJobs.PARKED_RETRY).plusMillis(1));
            fixture.jobs.relayAll();
            assertThat(fixture.jobs.parked()).isZero();
            assertThat(fixture.published(Topics.NUMBER_STATES, "42500")).containsExactly("tombstone");
        }
    }

    @Test
    void an_unavailable_broker_parks_nothing_and_the_age_grows() {
        try (var fixture = new OutboxFixture(Topics.DEFAULT_PREFIX, "localhost:1")) {
            fixture.add(Topics.RATING_EVENTS, event("42600", "waits"));
            fixture.setTime(T0.plusSeconds(121));

            assertThatThrownBy(fixture.jobs::relayAll)
                    .isInstanceOf(KafkaException.class)
                    .hasMessageContaining("rating-events");

            assertThat(fixture.jobs.parked()).isZero();
            assertThat(fixture.jobs.ageSeconds()).isEqualTo(121);
            assertThat(fixture.jobs.age()).isEqualTo(Duration.ofSeconds(121));
        }
    }

    @Test
    void published_rows_are_deleted_when_they_are_older_than_configured() {
        try (var fixture = new OutboxFixture()) {
            fixture.add(Topics.RATING_EVENTS, event("42700", "kept"));
            fixture.jobs.relayAll();
            fixture.setTime(T0.plus(OutboxFixture.KEEP));
            fixture.jobs.cleanUp();
            fixture.add(Topics.RATING_EVENTS, event("42700", "kept"));
            assertThat(fixture.relay.topics()).isEmpty();

            fixture.setTime(T0.plus(OutboxFixture.KEEP).plusMillis(1));
            fixture.jobs.cleanUp();

            fixture.add(Topics.RATING_EVENTS, event("42700", "kept"));
            assertThat(fixture.relay.topics()).containsExactly("rating-events");
        }
    }

    private static void addMany(OutboxFixture fixture, String prefix) {
        fixture.inTransaction(true, outbox -> {
            for (int i = 0; i < EVENTS; i++) {
                outbox.add(Topics.RATING_EVENTS, event(prefix + i % KEYS, prefix + "-" + i));
            }
        });
    }

    private static List<String> ids(String prefix, int key) {
        return IntStream.range(0, EVENTS)
                .filter(i -> i % KEYS == key)
                .mapToObj(i -> prefix + "-" + i)
                .toList();
    }

    private static void create(String servers, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            var ignored = admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                    .all()
                    .get();
        }
    }
}
