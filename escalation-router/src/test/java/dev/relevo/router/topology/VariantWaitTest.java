package dev.relevo.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.BotSignal;
import dev.relevo.event.ConversationEvent.PersonChanged;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Topics;
import dev.relevo.event.Turn;
import dev.relevo.kit.DeadLetter;
import dev.relevo.kit.EventJson;
import dev.relevo.router.store.MovedMarker;
import dev.relevo.router.store.Stores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bot says under a form before the person was heard under either waits for them, and is never lost on the way. */
class VariantWaitTest extends VariantStory {
    VariantWaitTest(@TempDir Path stateDir) {
        super(stateDir);
    }

    @Test
    void a_bot_that_asks_before_the_user_writes_opens_no_empty_handoff() {
        signals(OTHER, BotSignal.Signal.HANDOFF_REQUESTED);
        assertThat(handoffs()).isEmpty();

        writes(USER, "necesito ayuda con mi pedido");

        assertThat(handoffs()).singleElement().satisfies(handoff -> {
            assertThat(handoff.conversationId()).isEqualTo(id(USER));
            assertThat(handoff.transcript()).extracting(Turn::text).containsExactly("necesito ayuda con mi pedido");
        });
    }

    @Test
    void what_a_bot_said_too_early_follows_the_users_message_in_order() {
        botWrites(OTHER, "uno");
        botWrites(OTHER, "dos");
        router.advance(Duration.ofMinutes(9));
        botWrites(OTHER, "tres");

        writes(USER, "hola");

        assertThat(texts(USER)).containsExactlyInAnyOrder("uno", "dos", "tres", "hola");
        assertThat(texts(USER)).containsSubsequence("uno", "dos", "tres");
        assertThat(router.stored(id(OTHER).value())).isEqualTo(new MovedMarker(id(USER), router.now()).write());
        router.advance(Duration.ofMinutes(11));
        assertThat(dead()).isEmpty();
    }

    @Test
    void the_same_under_one_form() {
        botWrites(USER, "uno");
        signals(USER, BotSignal.Signal.HANDOFF_REQUESTED);

        writes(USER, "hola");

        assertThat(texts(USER)).containsExactlyInAnyOrder("uno", "hola");
        assertThat(handoffs()).hasSize(1);
        assertThat(router.size(Stores.TIMERS))
                .as("one of the conversation, one of the pointer, none of what waited")
                .isEqualTo(2);
        router.advance(Duration.ofMinutes(11));
        assertThat(dead()).isEmpty();
        assertThat(at(USER).transcript()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void what_nobody_answers_to_goes_to_the_dead_letter_after_ten_minutes_and_not_before() {
        botWrites(OTHER, "uno");
        router.advance(Duration.ofMinutes(4));
        botWrites(OTHER, "dos");

        router.advance(Duration.ofMinutes(6).minusSeconds(1));
        assertThat(dead()).isEmpty();

        router.advance(Duration.ofSeconds(1));
        assertThat(dead()).singleElement().satisfies(dead -> {
            assertThat(text(dead.value())).contains("\"uno\"").doesNotContain("relevo");
            assertThat(text(dead.key())).isEqualTo(id(OTHER).value());
            assertThat(text(dead.headers().lastHeader(DeadLetter.REASON).value()))
                    .isEqualTo("no message of this person came within 10 minutes, under either form of the number");
        });

        router.advance(Duration.ofMinutes(4));
        assertThat(dead()).hasSize(1);
        assertThat(router.stored(id(OTHER).value())).isNull();
        assertThat(router.stored(id(USER).value())).isNull();
        assertThat(router.size(Stores.TIMERS)).isZero();
    }

    @Test
    void what_went_to_the_dead_letter_is_handled_when_it_is_replayed_after_the_user_wrote() {
        botWrites(OTHER, "uno");
        router.advance(Duration.ofMinutes(10));
        var dead = dead().getFirst();
        writes(USER, "hola");

        router.send(Topics.CONVERSATION_EVENTS, new TestRecord<>(dead.key(), dead.value(), router.now()));

        assertThat(texts(USER)).containsExactlyInAnyOrder("uno", "hola");
        assertThat(router.pointer(id(OTHER).value())).isNotNull();
    }

    /** A human may have answered meanwhile, under the other form: nothing told the events that wait. */
    @Test
    void before_the_dead_letter_the_other_form_is_asked_once_more() {
        botWrites(OTHER, "uno");
        echoes(USER, "Hola, soy Ana");

        router.advance(Duration.ofMinutes(10));

        assertThat(texts(USER)).containsExactlyInAnyOrder("uno", "Hola, soy Ana");
        assertThat(dead()).isEmpty();
    }

    @Test
    void of_more_than_twenty_events_the_oldest_go_to_the_dead_letter() {
        for (int i = 1; i <= 20; i++) {
            botWrites(OTHER, "text " + i);
        }
        assertThat(dead()).isEmpty();

        botWrites(OTHER, "text 21");

        assertThat(dead()).singleElement().satisfies(dead -> assertThat(text(dead.value()))
                .contains("\"text 1\""));
        writes(USER, "hola");
        assertThat(at(USER).transcript()).hasSize(20);
    }

    @Test
    void of_more_than_64_kilobytes_the_oldest_go_to_the_dead_letter_and_one_that_is_larger_at_once() {
        botWrites(OTHER, "a".repeat(30_000));
        botWrites(OTHER, "b".repeat(30_000));
        assertThat(dead()).isEmpty();

        botWrites(OTHER, "c".repeat(10_000));
        assertThat(dead()).singleElement().satisfies(dead -> assertThat(text(dead.value()))
                .contains("aaa"));

        botWrites(OTHER, "d".repeat(100_000));
        assertThat(dead())
                .as("nothing that fits gives way to what does not")
                .singleElement()
                .satisfies(dead -> assertThat(text(dead.value())).contains("ddd"));
    }

    @Test
    void a_bot_event_delivered_twice_counts_once() {
        BotMessage early = new BotMessage(meta("bot-1"), ref(OTHER), MessageContent.text("wamid.b", "uno"), null);
        send(early);
        send(early);

        writes(USER, "hola");
        send(early);

        assertThat(texts(USER)).containsExactlyInAnyOrder("uno", "hola");
        router.advance(Duration.ofMinutes(11));
        assertThat(dead()).isEmpty();
    }

    @Test
    void what_waits_follows_a_person_who_changes_their_number() {
        botWrites(OTHER, "uno");

        send(new PersonChanged(meta("change"), ref(OTHER), id("573001112233")));

        assertThat(texts("573001112233")).containsExactly("uno");
    }

    /** Both fields could be anybody's: a copy of a forwarded record, or a replay. */
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "0, 2",
        "0, 3",
        "0, 4",
        "0, 5",
        "0, -1",
        "0, 99",
        "1, 1",
        "2, 1",
        "3, 1",
        "4, 1",
        "4, 3",
        "4, 0",
        "-9, 1",
        "99, 2",
        "0, '\"x\"'",
        "0, null",
        "0, 4294967297",
        "0, {}",
    })
    void forged_marks_neither_turn_in_circles_nor_lose_a_record(String hops, String mark) {
        forge(hops, mark);
        router.advance(Duration.ofMinutes(10));
        router.advance(Duration.ofMinutes(10));

        assertThat(router.records(Topics.CONVERSATION_EVENTS).size()).isLessThanOrEqualTo(Relocation.MAX_HOPS);
        assertThat(dead()).hasSize(1);
        assertThat(router.size(Stores.TIMERS)).isZero();
        assertThat(router.stored(id(OTHER).value())).isNull();
        assertThat(router.stored(id(USER).value())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "5", "98", "99", "\"3\"", "true", "null", "[3]"})
    void a_mark_that_makes_no_sense_is_ignored(String mark) {
        forge("0", mark);

        writes(USER, "hola");

        assertThat(texts(USER)).containsExactlyInAnyOrder("uno", "hola");
        assertThat(dead()).isEmpty();
    }

    /** A bot's message under the other form, with fields that only the router writes. */
    private void forge(String hops, String mark) {
        BotMessage early = new BotMessage(meta("bot-1"), ref(OTHER), MessageContent.text("wamid.b", "uno"), null);
        String forged = text(EventJson.write(early))
                .replaceFirst("\\{", "{\"relevoHops\":" + hops + ",\"relevoVariant\":" + mark + ",");

        router.send(
                Topics.CONVERSATION_EVENTS,
                new TestRecord<>(
                        early.key().getBytes(StandardCharsets.UTF_8),
                        forged.getBytes(StandardCharsets.UTF_8),
                        router.now()));
    }
}
