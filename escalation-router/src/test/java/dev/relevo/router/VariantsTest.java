package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationEvent.AliasLinked;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.BotSignal;
import dev.relevo.event.ConversationEvent.DeliverySeen;
import dev.relevo.event.ConversationEvent.Handover;
import dev.relevo.event.ConversationEvent.PersonChanged;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Handoff;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.Topics;
import dev.relevo.event.Turn;
import dev.relevo.kit.DeadLetter;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventJson.Reading;
import dev.relevo.router.conversation.Conversation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One number in two written forms is one conversation, in whichever order its records come. The two forms are two keys; what the
 * router writes to a topic that it reads comes back to it in the driver as in Kafka.
 */
class VariantsTest {
    private static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");
    private static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");
    private static final String USER = "554899998888";
    private static final String OTHER = "5548999998888";
    private static final String SCOPED = "BR.7f3a19c2";
    private static final String ASKS = "quiero hablar con una persona";

    private final RouterDriver router;
    private int sent;

    VariantsTest(@TempDir Path stateDir) {
        router = RouterDriver.withOneQueue(stateDir, T0);
    }

    @AfterEach
    void stop() {
        router.close();
    }

    @ParameterizedTest
    @CsvSource({
        "554899998888,  5548999998888",
        "5548999998888, 554899998888",
        "525512345678,  5215512345678",
        "5215512345678, 525512345678",
        "541112345678,  5491112345678",
        "5491112345678, 541112345678",
    })
    void an_echo_under_the_other_form_mutes_the_bot_in_the_users_conversation(String user, String other) {
        writes(user, "hola");

        echoes(other, "Hola, soy Ana");

        assertThat(at(user).ownership().owner()).isEqualTo(Owner.AGENT);
        assertThat(texts(user)).containsExactly("hola", "Hola, soy Ana");
        assertThat(router.conversation(id(other).value())).isNull();
        assertThat(owners().getLast().conversationId()).isEqualTo(id(user));
    }

    @ParameterizedTest
    @CsvSource({
        "554899998888,  5548999998888",
        "5215512345678, 525512345678",
        "5491112345678, 541112345678",
    })
    void an_echo_that_came_first_holds_the_users_conversation_when_they_write(String user, String other) {
        echoes(other, "Hola, soy Ana");
        long epoch = owners().getLast().epoch();
        router.advance(Duration.ofMinutes(1));

        writes(user, "hola Ana");

        assertThat(at(user).ownership().owner()).isEqualTo(Owner.AGENT);
        assertThat(texts(user)).containsExactly("Hola, soy Ana", "hola Ana");
        assertThat(at(user).person().id()).isEqualTo(user);
        assertThat(at(user).person().waId()).as("answers go to the true wa_id").isEqualTo(user);
        assertThat(owners()).extracting(ConversationOwner::epoch).allMatch(later -> later > epoch);
        assertThat(router.size(Stores.HANDOFFS)).isEqualTo(1);
    }

    @Test
    void a_bot_that_asks_for_a_handoff_under_the_other_form_hands_over_the_users_conversation() {
        writes(USER, "necesito ayuda con mi pedido");

        signals(OTHER, BotSignal.Signal.HANDOFF_REQUESTED);

        assertThat(handoffs()).singleElement().satisfies(handoff -> {
            assertThat(handoff.conversationId()).isEqualTo(id(USER));
            assertThat(handoff.transcript()).extracting(Turn::text).containsExactly("necesito ayuda con mi pedido");
        });
    }

    @Test
    void a_bot_that_asks_before_the_user_is_heard_opens_no_empty_handoff() {
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
        assertThat(router.stored(id(OTHER).value())).isEqualTo(new Pointer(id(USER), router.now()).write());
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

    /** States of before this version, or whose pointer was forgotten: nothing points from one form to the other. */
    @Test
    void without_a_pointer_the_conversation_is_found_and_the_next_record_needs_no_search() {
        writes(USER, "hola");
        router.forget(id(OTHER).value());

        botWrites(OTHER, "¿en qué puedo ayudar?");

        assertThat(texts(USER)).containsExactlyInAnyOrder("hola", "¿en qué puedo ayudar?");
        assertThat(router.pointer(id(OTHER).value())).isEqualTo(new Pointer(id(USER), T0));
        router.records(Topics.CONVERSATION_EVENTS);
        botWrites(OTHER, "¿sigue ahí?");
        assertThat(router.records(Topics.CONVERSATION_EVENTS)).hasSize(1);
    }

    /** Both forms had a conversation before this version; the first message of a day brings them together. */
    @Test
    void two_conversations_of_one_number_become_one_when_the_user_opens_the_window() {
        writes(USER, "hola");
        router.forget(id(OTHER).value());
        byte[] users = Objects.requireNonNull(router.stored(id(USER).value()));
        router.forget(id(USER).value());
        router.advance(Duration.ofSeconds(1));
        echoes(OTHER, "Hola, soy Ana");
        router.store(id(USER).value(), users, T0.plus(Duration.ofDays(14)));

        router.advance(Duration.ofHours(24));
        writes(USER, "¿hay alguien?");

        assertThat(texts(USER)).containsExactly("hola", "Hola, soy Ana", "¿hay alguien?");
        assertThat(router.pointer(id(OTHER).value())).isEqualTo(new Pointer(id(USER), router.now()));
    }

    @Test
    void other_records_of_an_unheard_user_are_handled_where_they_came_and_move_when_they_write() {
        send(new DeliverySeen(meta("d-1"), ref(OTHER), "wamid.1", DeliveryStatus.DELIVERED, null));
        send(new Handover(meta("h-1"), ref(OTHER), null, null));
        assertThat(router.conversation(id(OTHER).value())).isNotNull();
        botWrites(USER, "found under the other form");
        assertThat(texts(OTHER)).containsExactly("found under the other form");
        assertThat(router.stored(id(USER).value()))
                .as("the user's own key stays free for them")
                .isNull();

        writes(USER, "hola");

        assertThat(texts(USER)).containsExactlyInAnyOrder("found under the other form", "hola");
        assertThat(router.pointer(id(OTHER).value())).isEqualTo(new Pointer(id(USER), T0));
    }

    @Test
    void an_action_under_the_other_form_is_done() {
        writes(USER, ASKS);
        Handoff handoff = handoffs().getFirst();
        router.forget(id(OTHER).value());

        router.send(
                Topics.AGENT_ACTIONS,
                new AgentAction.Claim(meta("claim"), new ActionRef("claim", handoff.handoffId(), id(OTHER), "ana")));

        assertThat(at(USER).ownership().agentId()).isEqualTo("ana");
        assertThat(router.conversation(id(OTHER).value())).isNull();
    }

    /** A request that comes to know only afterwards that somebody had written from their phone is still a request. */
    @Test
    void a_request_is_not_lost_when_an_older_echo_without_a_name_joins_it() {
        echoes(OTHER, "Hola");
        router.advance(Duration.ofMinutes(1));

        writes(USER, ASKS);

        assertThat(at(USER).ownership().owner()).isEqualTo(Owner.QUEUE);
        assertThat(handoffs()).hasSize(1);
        assertThat(router.size(Stores.HANDOFFS)).isEqualTo(1);
    }

    @Test
    void the_other_form_of_a_person_with_a_scoped_id_leads_to_that_conversation() {
        echoes(OTHER, "Hola, soy Ana");
        Person person = new Person(SCOPED, USER, SCOPED, null, null, null);
        ConversationRef scoped = ConversationRef.of(NUMBER, null, person, Provider.META);
        router.advance(Duration.ofMinutes(1));

        send(new AliasLinked(meta("link"), ref(USER), id(SCOPED)));
        send(new UserMessage(meta("u-1"), scoped, MessageContent.text("wamid.u", "hola")));
        botWrites(OTHER, "uno");
        router.forget(id(OTHER).value());
        botWrites(OTHER, "dos");

        assertThat(at(SCOPED).ownership().owner()).isEqualTo(Owner.AGENT);
        assertThat(texts(SCOPED)).containsExactly("Hola, soy Ana", "hola", "uno", "dos");
        assertThat(at(SCOPED).person().waId()).isEqualTo(USER);
        assertThat(router.pointer(id(OTHER).value())).isEqualTo(new Pointer(id(SCOPED), router.now()));
    }

    @Test
    void what_waits_follows_a_person_who_changes_their_number() {
        botWrites(OTHER, "uno");

        send(new PersonChanged(meta("change"), ref(OTHER), id("573001112233")));

        assertThat(texts("573001112233")).containsExactly("uno");
    }

    @Test
    void numbers_with_one_form_pay_nothing() {
        botWrites("573001112233", "uno");
        writes("573001112233", "hola");
        echoes("551121234567", "a landline");

        assertThat(texts("573001112233")).containsExactly("uno", "hola");
        assertThat(router.records(Topics.CONVERSATION_EVENTS)).isEmpty();
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
    void a_mark_that_makes_no_sense_is_none(String mark) {
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

    private void writes(String person, String text) {
        String messageId = "u-" + ++sent;
        send(new UserMessage(meta(messageId), ref(person), MessageContent.text(messageId, text)));
    }

    private void echoes(String person, String text) {
        String messageId = "a-" + ++sent;
        send(new AgentMessage(meta(messageId), ref(person), MessageContent.text(messageId, text), null));
    }

    private void botWrites(String person, String text) {
        String messageId = "b-" + ++sent;
        send(new BotMessage(meta(messageId), ref(person), MessageContent.text(messageId, text), null));
    }

    private void signals(String person, BotSignal.Signal signal) {
        send(new BotSignal(meta("s-" + ++sent), ref(person), signal, null, null, null));
    }

    private void send(ConversationEvent event) {
        router.send(Topics.CONVERSATION_EVENTS, event);
    }

    private List<Handoff> handoffs() {
        return router.read(Topics.handoffs("support-es"), Handoff.class);
    }

    private List<ConversationOwner> owners() {
        return router.records(Topics.CONVERSATION_OWNERS).stream()
                .filter(record -> record.value() != null)
                .map(record -> EventJson.read(ConversationOwner.class, record.value()))
                .map(reading -> ((Reading.Known<ConversationOwner>) reading).event())
                .toList();
    }

    private List<TestRecord<byte[], byte[]>> dead() {
        return router.records(Topics.CONVERSATION_EVENTS.deadLetter());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Conversation at(String person) {
        return Objects.requireNonNull(router.conversation(id(person).value()));
    }

    private List<String> texts(String person) {
        return at(person).transcript().stream().map(Turn::text).toList();
    }

    private EventMeta meta(String eventId) {
        return EventMeta.now(eventId, router.now());
    }

    private static ConversationId id(String person) {
        return ConversationId.of(NUMBER, person);
    }

    private static ConversationRef ref(String person) {
        return ConversationRef.of(NUMBER, null, Person.ofWaId(person), Provider.META);
    }
}
