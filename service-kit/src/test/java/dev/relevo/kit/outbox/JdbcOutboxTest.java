package dev.relevo.kit.outbox;

import static dev.relevo.kit.outbox.OutboxFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.event.Topics;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcOutboxTest {
    private final OutboxFixture fixture = new OutboxFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void an_event_is_stored_if_and_only_if_the_transaction_of_its_cause_commits() {
        fixture.inTransaction(false, outbox -> outbox.add(Topics.RATING_EVENTS, event("41001", "undone")));
        fixture.inTransaction(true, outbox -> outbox.add(Topics.RATING_EVENTS, event("41001", "done")));

        fixture.jobs.relayAll();

        assertThat(fixture.published(Topics.RATING_EVENTS, "41001")).containsExactly("done");
    }

    @Test
    void an_event_is_refused_outside_a_transaction() {
        Outbox outbox = fixture.outboxOutsideTransactions();

        assertThatThrownBy(() -> outbox.add(Topics.RATING_EVENTS, event("41002", "loose")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outside the transaction");
        assertThatThrownBy(() -> outbox.addTombstone(Topics.NUMBER_STATES, "41002"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(fixture.relay.topics()).isEmpty();
    }

    @Test
    void a_duplicate_is_ignored_and_its_transaction_continues() {
        fixture.add(Topics.RATING_EVENTS, event("41003", "twice"));

        fixture.inTransaction(true, outbox -> {
            outbox.add(Topics.RATING_EVENTS, event("41003", "twice"));
            outbox.add(Topics.RATING_EVENTS, event("41003", "next"));
        });

        fixture.jobs.relayAll();
        assertThat(fixture.published(Topics.RATING_EVENTS, "41003")).isEqualTo(List.of("twice", "next"));
    }

    @Test
    void a_duplicate_of_a_published_event_is_ignored() {
        fixture.add(Topics.RATING_EVENTS, event("41004", "once"));
        fixture.jobs.relayAll();

        fixture.add(Topics.RATING_EVENTS, event("41004", "once"));

        fixture.jobs.relayAll();
        assertThat(fixture.published(Topics.RATING_EVENTS, "41004")).containsExactly("once");
    }

    @Test
    void a_tombstone_is_published_after_the_earlier_events_of_its_key() {
        fixture.inTransaction(true, outbox -> {
            outbox.add(Topics.RATING_EVENTS, event("41005", "last-words"));
            outbox.addTombstone(Topics.RATING_EVENTS, "41005");
        });

        fixture.jobs.relayAll();

        assertThat(fixture.published(Topics.RATING_EVENTS, "41005")).containsExactly("last-words", "tombstone");
    }
}
