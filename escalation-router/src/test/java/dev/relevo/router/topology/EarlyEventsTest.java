package dev.relevo.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationId;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.DeadLetter.Origin;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.store.EarlyEvents;
import dev.relevo.router.store.EarlyEvents.Early;
import dev.relevo.router.store.MovedMarker;
import dev.relevo.router.store.StoredState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** What waits under an id stands where conversations and pointers stand, and each is told from the others. */
class EarlyEventsTest {
    private static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");
    private static final ConversationId ID = ConversationId.of(new PhoneNumberId("106540352242922"), "554899998888");

    @Test
    void it_is_read_as_it_was_written() {
        var headers = new RecordHeaders()
                .add("ce_id", "bot-1".getBytes(StandardCharsets.UTF_8))
                .add("empty", null);
        Early first = early(7, T0, "{\"text\":\"uno\"}");
        Early second = new Early(
                new Origin("relevo.conversation-events", 3, 8),
                new Record<>(new byte[0], new byte[0], T0.plusSeconds(1).toEpochMilli(), headers));

        EarlyEvents read = Objects.requireNonNull(EarlyEvents.read(new EarlyEvents(List.of(first, second)).write()));

        assertThat(read.events()).extracting(Early::origin).containsExactly(first.origin(), second.origin());
        assertThat(read.events().getFirst().record().value()).asString().isEqualTo("{\"text\":\"uno\"}");
        assertThat(read.events().getLast().record().headers()).isEqualTo(headers);
        assertThat(read.events().getLast().record().timestamp()).isEqualTo(T0.toEpochMilli() + 1_000);
    }

    @Test
    void it_is_due_when_the_first_of_them_is_in_any_order() {
        EarlyEvents waiting = new EarlyEvents(List.of(early(1, T0.plusSeconds(5), "{}"), early(2, T0, "{}")));

        assertThat(waiting.due()).isEqualTo(T0.plus(Duration.ofMinutes(10)));
    }

    @Test
    void it_is_neither_a_conversation_nor_a_pointer_and_they_are_not_it() {
        byte[] waiting = new EarlyEvents(List.of(early(1, T0, "{}"))).write();
        byte[] pointer = new MovedMarker(ID, T0).write();
        byte[] conversation = StoredState.write(Conversation.unknown(ID, T0), T0, T0);

        assertThat(StoredState.read(waiting)).isNull();
        assertThat(StoredState.timer(waiting)).isNull();
        assertThat(MovedMarker.read(waiting)).isNull();
        assertThat(EarlyEvents.read(pointer)).isNull();
        assertThat(EarlyEvents.read(conversation)).isNull();
        assertThat(EarlyEvents.read(null)).isNull();
        assertThat(StoredState.read(conversation)).isEqualTo(Conversation.unknown(ID, T0));
    }

    private static Early early(long offset, Instant at, String value) {
        return new Early(
                new Origin("relevo.conversation-events", 3, offset),
                new Record<>(new byte[0], value.getBytes(StandardCharsets.UTF_8), at.toEpochMilli()));
    }
}
