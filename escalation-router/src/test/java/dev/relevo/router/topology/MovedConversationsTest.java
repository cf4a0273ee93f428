package dev.relevo.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationId;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.DeadLetter.Origin;
import dev.relevo.router.store.EarlyEvents;
import dev.relevo.router.store.EarlyEvents.Early;
import dev.relevo.router.store.MovedMarker;
import dev.relevo.router.store.StoredState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** What is stored is told apart by its first byte, so one byte of a conversation is enough. */
class MovedConversationsTest {
    private static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");
    private static final ConversationId USER = id("554899998888");
    private static final ConversationId OTHER = id("5548999998888");
    private static final ConversationId SCOPED = id("BR.7f3a19c2");
    private static final byte[] CONVERSATION = {StoredState.FORMAT};

    private final Map<ConversationId, byte[]> stored = new HashMap<>();

    @Test
    void a_conversation_that_is_there_is_where_it_is() {
        stored.put(USER, CONVERSATION);
        stored.put(OTHER, CONVERSATION);

        assertThat(MovedConversations.of(USER, stored::get)).isEqualTo(USER);
        assertThat(MovedConversations.of(OTHER, stored::get)).isEqualTo(OTHER);
    }

    @Test
    void without_one_it_may_be_under_the_other_form() {
        stored.put(USER, CONVERSATION);

        assertThat(MovedConversations.of(OTHER, stored::get)).isEqualTo(USER);
        assertThat(MovedConversations.of(id("573001112233"), stored::get)).isEqualTo(id("573001112233"));
    }

    @Test
    void what_waits_for_a_person_is_no_conversation() {
        stored.put(USER, CONVERSATION);
        Early early = new Early(
                new Origin("relevo.conversation-events", 0, 0),
                new Record<>(new byte[0], new byte[0], T0.toEpochMilli()));
        stored.put(OTHER, new EarlyEvents(List.of(early)).write());

        assertThat(MovedConversations.of(OTHER, stored::get)).isEqualTo(USER);
    }

    @Test
    void pointers_are_followed_from_either_form() {
        stored.put(USER, new MovedMarker(SCOPED, T0).write());
        stored.put(SCOPED, CONVERSATION);

        assertThat(MovedConversations.of(USER, stored::get)).isEqualTo(SCOPED);
        assertThat(MovedConversations.of(OTHER, stored::get)).isEqualTo(SCOPED);
    }

    @Test
    void a_circle_of_pointers_ends() {
        stored.put(USER, new MovedMarker(OTHER, T0).write());
        stored.put(OTHER, new MovedMarker(USER, T0).write());

        assertThat(MovedConversations.of(USER, stored::get)).isIn(USER, OTHER);
    }

    private static ConversationId id(String person) {
        return ConversationId.of(new PhoneNumberId("106540352242922"), person);
    }
}
