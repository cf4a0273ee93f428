package dev.relevo.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Handoff;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged state of one conversation, as a bug may leave it: other conversations are not affected. */
class OneConversationFailsTest {
    private static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");
    private static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");

    private final RouterDriver router;

    OneConversationFailsTest(@TempDir Path stateDir) {
        router = RouterDriver.withOneQueue(stateDir, T0);
    }

    @AfterEach
    public void stop() {
        router.close();
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
        router.send(
                Topics.CONVERSATION_EVENTS,
                new UserMessage(
                        EventMeta.now(messageId, router.now()),
                        ref(waId),
                        MessageContent.text(messageId, "quiero hablar con una persona")));
    }

    private static ConversationRef ref(String waId) {
        return ConversationRef.of(NUMBER, null, Person.ofWaId(waId), Provider.META);
    }

    private static String reason(TestRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8);
    }
}
