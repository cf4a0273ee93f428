package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.Event;
import dev.relevo.event.EventMeta;
import dev.relevo.event.EventTypes;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Decider;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Outcome;
import dev.relevo.router.policies.InvalidPolicyException;
import dev.relevo.router.policies.PolicyReader;
import dev.relevo.router.policy.EscalationPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * State survives: what version 0.1 wrote (its own bytes, in {@code state-0.1/}) is read, and the story goes on from there; what
 * was written between the versions (in {@code state-2/}) is the same. And it stays small.
 */
class StoredStateTest {
    private static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");
    private static final ConversationRef REF = ConversationRef.of(
            new PhoneNumberId("106540352242922"), null, Person.ofWaId("573001112233"), Provider.META);

    private final EscalationPolicy policy;

    StoredStateTest() throws InvalidPolicyException {
        policy = PolicyReader.read("""
                number: "106540352242922"
                timeZone: UTC
                queues: [{name: support-es, hours: always, answerWithin: PT5M}]
                paths: [{kind: AGENT}, {kind: EMAIL, value: ayuda@example.org}]
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "waiting,              2026-11-18T15:01:00Z, ''",
        "missed-twice,         2026-12-02T15:00:00Z, ''",
        "queued,               2026-11-18T15:05:00Z, handoff-path-offered outbound-message",
        "claimed,              2026-11-18T15:01:00Z, handoff-returned conversation-owner handoff",
        "answered,             2026-11-18T19:00:00Z, handoff-resolved conversation-owner",
        "human-from-the-phone, 2026-11-18T15:15:00Z, handoff-resolved conversation-owner",
        "resolved,             2026-12-02T15:00:00Z, ''",
        "paths-offered,        2026-12-02T18:00:00Z, ''",
    })
    void a_timer_of_the_last_version_comes_to_what_it_would_have_come_to(String name, Instant due, String said) {
        Conversation old = old(name);

        assertThat(Decider.wakeAt(old, policy)).isEqualTo(due);
        Outcome outcome = Decider.decide(old, new Input.Due(due), policy, due);

        assertThat(types(outcome.events())).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "waiting,              handoff-opened conversation-owner handoff outbound-message",
        "missed-twice,         handoff-opened conversation-owner handoff outbound-message",
        "queued,               ''",
        "claimed,              ''",
        "answered,             ''",
        "human-from-the-phone, handoff-opened conversation-owner handoff outbound-message",
        "resolved,             handoff-opened conversation-owner handoff outbound-message",
        "paths-offered,        handoff-opened conversation-owner handoff outbound-message",
    })
    void a_request_after_the_upgrade_comes_to_what_it_would_have_come_to(String name, String said) {
        Outcome outcome = Decider.decide(
                old(name), userWrites("wamid.new", "quiero hablar con una persona"), policy, T0.plusSeconds(30));

        assertThat(types(outcome.events())).isEqualTo(said);
    }

    @Test
    void what_the_last_version_had_seen_is_still_seen() {
        Conversation old = old("queued");

        // The first event of the story that made the file had this id.
        Outcome outcome = Decider.decide(old, userWrites("event-0", "hola"), policy, T0);

        assertThat(outcome.next()).isEqualTo(old);
    }

    @Test
    void the_agent_of_the_last_version_is_still_the_one_who_may_answer() {
        Conversation old = old("claimed");
        var episode = Objects.requireNonNull(old.episode());
        var ref = new ActionRef("reply-1", episode.id(), old.id(), "ana");

        Outcome outcome = Decider.decide(
                old, new Input.Acted(new AgentAction.Reply(EventMeta.now("reply-1", T0), ref, "Hola")), policy, T0);

        assertThat(types(outcome.events())).isEqualTo("outbound-message");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "waiting",
                "missed-twice",
                "queued",
                "claimed",
                "answered",
                "human-from-the-phone",
                "resolved",
                "paths-offered"
            })
    void a_state_is_read_as_it_was_written(String name) {
        Conversation state = old(name);

        assertThat(StoredState.read(StoredState.write(state, T0, T0))).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"waiting", "missed-twice", "queued", "claimed", "answered", "resolved", "paths-offered"})
    void a_state_of_between_the_versions_is_what_it_was(String name) {
        assertThat(old("state-2", name)).isEqualTo(old(name));
    }

    @Test
    void what_was_not_written_down_has_no_timer() {
        byte[] moved = StoredState.withTimer(StoredState.write(old("queued"), T0, T0.plusSeconds(60)), null);

        assertThat(StoredState.timer(moved)).isNull();
        assertThat(StoredState.due(moved)).isEqualTo(T0.plusSeconds(60));
        assertThat(StoredState.read(moved)).isEqualTo(old("queued"));
    }

    /** 20 turns of 60 characters and as many fingerprints as there can be. The target is 3 KB on average. */
    @Test
    void a_full_conversation_takes_less_than_two_kilobytes() {
        Conversation state = Conversation.unknown(REF.conversationId(), T0);
        for (int turn = 0; turn < 2 * 64 - 1; turn++) {
            Instant now = T0.plus(Duration.ofSeconds(30).multipliedBy(turn));
            Input input = turn % 2 == 0
                    ? userWrites("wamid." + turn, text(turn), now)
                    : botWrites("wamid." + turn, text(turn), now);
            state = Objects.requireNonNull(
                    Decider.decide(state, input, policy, now).next());
        }

        assertThat(state.transcript()).hasSize(20);
        assertThat(StoredState.write(state, T0, T0).length).isBetween(1_536, 2 * 1_024);
    }

    /** Sixty letters in words that no other turn has, so that nothing repeats. */
    private static String text(int turn) {
        Random random = new Random(turn);
        return random.ints(60, 0, 32)
                .mapToObj(letter -> letter < 26 ? Character.toString('a' + letter) : " ")
                .collect(Collectors.joining());
    }

    private static String types(List<Event> events) {
        return String.join(" ", events.stream().map(EventTypes::of).toList());
    }

    private static Input userWrites(String eventId, String text) {
        return userWrites(eventId, text, T0);
    }

    private static Input userWrites(String eventId, String text, Instant at) {
        return new Input.Happened(
                new ConversationEvent.UserMessage(EventMeta.now(eventId, at), REF, MessageContent.text(eventId, text)));
    }

    private static Input botWrites(String eventId, String text, Instant at) {
        return new Input.Happened(new ConversationEvent.BotMessage(
                EventMeta.now(eventId, at), REF, MessageContent.text(eventId, text), null));
    }

    private static Conversation old(String name) {
        return old("state-0.1", name);
    }

    private static Conversation old(String version, String name) {
        try (InputStream bytes = StoredStateTest.class.getResourceAsStream(version + "/" + name + ".json")) {
            return Objects.requireNonNull(
                    StoredState.read(Objects.requireNonNull(bytes, name).readAllBytes()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
