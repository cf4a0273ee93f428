package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.Bounds;
import dev.relevo.event.ConversationEvent.AliasLinked;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffEvent;
import dev.relevo.event.HandoffEvent.HandoffActionRejected;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.router.store.MovedMarker;
import dev.relevo.router.topology.RouterDriver;
import dev.relevo.router.topology.RouterStory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the topology does with input that leads beyond a bound: all of it or nothing, and never the end of its thread. */
class ParkedInputTest extends RouterStory {
    private static final String ANA = "573000000001";
    private static final String BETO = "573000000002";

    ParkedInputTest(@TempDir Path stateDir) {
        super(stateDir);
    }

    @Test
    void what_leads_to_too_large_a_record_changes_nothing() {
        router.limits.refused(RouterDriver.NAMES.of(Topics.handoffs("support-es")), 100);

        says(ANA, "1", ASKS);

        assertThat(reasonOfTheOnlyDeadLetter()).startsWith("leads to a record of ");
        assertThat(router.stored(id(ANA).value())).isNull();
        assertThat(router.records(Topics.HANDOFF_EVENTS)).isEmpty();
        assertThat(router.records(Topics.CONVERSATION_OWNERS)).isEmpty();
    }

    @Test
    void what_leads_to_too_large_a_state_changes_nothing() {
        router.limits.refused("test-conversations-changelog", 10);

        says(ANA, "1", ASKS);

        assertThat(reasonOfTheOnlyDeadLetter()).startsWith("leads to a state of ");
        assertThat(router.stored(id(ANA).value())).isNull();
        assertThat(router.records(Topics.handoffs("support-es"))).isEmpty();
    }

    @Test
    void a_dead_letter_that_cannot_be_written_is_lost_and_counted_and_the_next_person_is_handed_over() {
        router.limits.close(RouterDriver.NAMES.of(Topics.CONVERSATION_EVENTS.deadLetter()));
        router.send(Topics.CONVERSATION_EVENTS, record(id(ANA).value(), "garbage"));

        says(BETO, "1", ASKS);

        assertThat(router.meters.get("relevo.dead.letters.lost").counter().count())
                .isEqualTo(1);
        assertThat(router.records(Topics.CONVERSATION_EVENTS.deadLetter())).isEmpty();
        assertThat(router.read(Topics.handoffs("support-es"), Handoff.class)).hasSize(1);
    }

    @Test
    void an_action_larger_than_any_request_is_parked_and_a_longer_reply_than_whatsapps_is_rejected() {
        says(ANA, "1", ASKS);
        var handoff = router.read(Topics.handoffs("support-es"), Handoff.class).getFirst();
        acts(new AgentAction.Claim(meta("a1"), ref("a1", handoff)));

        acts(new AgentAction.Reply(meta("a2"), ref("a2", handoff), "x".repeat(1_200_000)));
        acts(new AgentAction.Reply(meta("a3"), ref("a3", handoff), "x".repeat(Bounds.OUTBOUND_TEXT_MAX + 1)));
        acts(new AgentAction.Note(meta("a4"), ref("a4", handoff), "x".repeat(Bounds.NOTE_MAX_BYTES + 1)));
        acts(new AgentAction.Reply(meta("a5"), ref("a5", handoff), "x".repeat(Bounds.OUTBOUND_TEXT_MAX)));

        assertThat(router.records(Topics.AGENT_ACTIONS.deadLetter()))
                .singleElement()
                .satisfies(dead -> assertThat(dead.value()).hasSizeLessThan(Bounds.RECORD_MAX_BYTES));
        assertThat(router.read(Topics.HANDOFF_EVENTS, HandoffEvent.class))
                .filteredOn(HandoffActionRejected.class::isInstance)
                .extracting(event -> ((HandoffActionRejected) event).actionId())
                .containsExactly("a3", "a4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    void a_time_that_cannot_be_is_that_of_the_record(String time) {
        Instant strange = Instant.parse(time);
        says(ANA, "0", "hola");
        router.send(
                Topics.CONVERSATION_EVENTS,
                new BotMessage(
                        new EventMeta("bot", strange, strange),
                        ref(ANA),
                        MessageContent.text("bot", "¿en qué ayudo?"),
                        null),
                router.now());

        router.send(
                Topics.CONVERSATION_EVENTS,
                new UserMessage(new EventMeta("asks", strange, strange), ref(ANA), MessageContent.text("asks", ASKS)),
                router.now());

        assertThat(router.records(Topics.CONVERSATION_EVENTS.deadLetter())).isEmpty();
        Handoff handoff =
                router.read(Topics.handoffs("support-es"), Handoff.class).getFirst();
        assertThat(handoff.windowClosesAt()).isEqualTo(T0.plus(Duration.ofHours(24)));
        assertThat(handoff.transcript())
                .allSatisfy(turn -> assertThat(turn.at()).isEqualTo(T0));
    }

    @Test
    void half_a_pair_of_surrogates_is_not_left_where_a_text_is_cut() {
        says(ANA, "1", ASKS + " ".repeat(999 - ASKS.length()) + "😀 por favor");

        assertThat(router.records(Topics.CONVERSATION_EVENTS.deadLetter())).isEmpty();
        assertThat(router.read(Topics.handoffs("support-es"), Handoff.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "4", "-1", ""})
    void a_header_does_not_decide_whether_a_record_is_sent_on(String hops) {
        says(ANA, "1", "hola");
        router.send(Topics.CONVERSATION_EVENTS, new AliasLinked(meta("link"), ref(ANA), id("CO.1")));
        router.records(Topics.CONVERSATION_EVENTS);
        TestRecord<byte[], byte[]> said = new TestRecord<>(
                id(ANA).value().getBytes(StandardCharsets.UTF_8),
                EventJson.write(new UserMessage(meta("2"), ref(ANA), MessageContent.text("2", "¿hola?"))),
                new RecordHeaders().add("relevo-hops", hops.getBytes(StandardCharsets.UTF_8)),
                router.now());

        router.send(Topics.CONVERSATION_EVENTS, said);

        assertThat(router.pointer(id(ANA).value())).isNotNull();
        assertThat(router.records(Topics.CONVERSATION_EVENTS.deadLetter())).isEmpty();
    }

    @Test
    void a_conversation_that_is_forgotten_has_no_owner_on_the_topic_and_begins_again_above_its_epochs() {
        says(ANA, "1", ASKS);
        router.advance(Duration.ofHours(25));
        long last = router.read(Topics.CONVERSATION_OWNERS, ConversationOwner.class)
                .getLast()
                .epoch();

        router.advance(Duration.ofDays(14));

        assertThat(router.stored(id(ANA).value())).isNull();
        assertThat(router.records(Topics.CONVERSATION_OWNERS)).singleElement().satisfies(tombstone -> {
            assertThat(new String(tombstone.key(), StandardCharsets.UTF_8)).isEqualTo(id(ANA).value());
            assertThat(tombstone.value()).isNull();
        });
        says(ANA, "2", ASKS);
        assertThat(router.read(Topics.CONVERSATION_OWNERS, ConversationOwner.class)
                        .getFirst()
                        .epoch())
                .isGreaterThan(last)
                .isEqualTo(router.now().getEpochSecond() + 1);
    }

    @Test
    void the_old_id_of_a_person_has_no_owner_on_the_topic_once_it_is_forgotten() {
        says(ANA, "1", ASKS);
        router.send(Topics.CONVERSATION_EVENTS, new AliasLinked(meta("link"), ref(ANA), id("CO.1")));
        router.records(Topics.CONVERSATION_OWNERS);

        router.advance(MovedMarker.KEPT);

        assertThat(router.pointer(id(ANA).value())).isNull();
        assertThat(router.records(Topics.CONVERSATION_OWNERS))
                .filteredOn(owner -> owner.value() == null)
                .extracting(owner -> new String(owner.key(), StandardCharsets.UTF_8))
                .contains(id(ANA).value());
    }

    private void says(String person, String messageId, String text) {
        router.send(
                Topics.CONVERSATION_EVENTS,
                new UserMessage(meta(messageId), ref(person), MessageContent.text(messageId, text)));
    }

    private void acts(AgentAction action) {
        router.send(Topics.AGENT_ACTIONS, action);
    }

    private static ActionRef ref(String actionId, Handoff handoff) {
        return new ActionRef(actionId, handoff.handoffId(), handoff.conversationId(), "ana");
    }

    private TestRecord<byte[], byte[]> record(String key, String value) {
        return new TestRecord<>(
                key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8),
                new RecordHeaders(),
                router.now());
    }

    private String reasonOfTheOnlyDeadLetter() {
        var dead = router.records(Topics.CONVERSATION_EVENTS.deadLetter());
        assertThat(dead).hasSize(1);
        return new String(
                dead.getFirst().headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8);
    }
}
