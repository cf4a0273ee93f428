package dev.relevo.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.Handoff;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged state of one conversation, as a bug may leave it: other conversations are not affected. */
class OneConversationFailsTest extends RouterStory {
    OneConversationFailsTest(@TempDir Path stateDir) {
        super(stateDir);
    }

    @Test
    void the_event_goes_to_the_dead_letter_unchanged_and_the_next_person_is_handed_over() {
        asks("573000000001");
        router.damage(ref("573000000001").conversationId().value());

        asks("573000000001");
        asks("573000000002");

        assertThat(router.records(Topics.CONVERSATION_EVENTS.deadLetter()))
                .singleElement()
                .satisfies(dead -> assertThat(reason(dead)).isEqualTo("IllegalStateException"));
        assertThat(router.read(Topics.handoffs("support-es"), Handoff.class))
                .extracting(handoff -> handoff.conversationId().personId())
                .containsExactly("573000000001", "573000000002");
    }

    @Test
    void a_state_of_another_format_stays_and_the_dead_letter_names_the_format() {
        asks("573000000001");
        String id = ref("573000000001").conversationId().value();
        byte[] other = Objects.requireNonNull(router.stored(id)).clone();
        other[0] = 4;
        router.store(id, other, T0.plus(Duration.ofDays(14)));

        asks("573000000001");

        assertThat(router.records(Topics.CONVERSATION_EVENTS.deadLetter()))
                .singleElement()
                .satisfies(dead -> assertThat(reason(dead))
                        .isEqualTo("the state has format 4, and this version reads only format 6"));
        assertThat(router.stored(id)).isEqualTo(other);
    }

    @Test
    void the_timer_does_not_stop_the_others() {
        asks("573000000001");
        asks("573000000002");
        router.damage(ref("573000000001").conversationId().value());
        router.records(Topics.HANDOFF_EVENTS);

        router.advance(Duration.ofMinutes(5));

        assertThat(router.records(Topics.HANDOFF_EVENTS)).singleElement().satisfies(told -> assertThat(
                        new String(told.key(), StandardCharsets.UTF_8))
                .endsWith("573000000002"));
    }

    private void asks(String waId) {
        String messageId = "wamid." + waId;
        send(new UserMessage(meta(messageId), ref(waId), MessageContent.text(messageId, ASKS)));
    }

    private static String reason(TestRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8);
    }
}
