package dev.relevo.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.EventTypes;
import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffEvent;
import dev.relevo.event.HandoffEvent.HandoffResolved;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.Person;
import dev.relevo.event.Topics;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.store.MovedMarker;
import dev.relevo.router.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One person, several ids: the conversation follows the person. What the router writes to a topic that it reads comes back to it in
 * the driver as in Kafka, only at once.
 */
class RelocationTest extends RelocationStory {
    RelocationTest(@TempDir Path stateDir) {
        super(stateDir);
    }

    @Test
    void an_open_handoff_its_timer_and_its_words_go_along() {
        writes(PHONE, "1", ASKS);
        Handoff handoff = handoffs().getFirst();

        links(PHONE, USER);

        Conversation moved = at(USER);
        assertThat(Objects.requireNonNull(moved.episode()).id()).isEqualTo(handoff.handoffId());
        assertThat(moved.transcript()).extracting(Turn::text).containsExactly(ASKS);
        assertThat(moved.person()).isEqualTo(new Person(USER, PHONE, USER, null, null, null));
        assertThat(router.pointer(id(PHONE).value())).isEqualTo(new MovedMarker(id(USER), T0));
        assertThat(router.size(Stores.HANDOFFS)).isEqualTo(1);
        assertThat(handoffs()).as("it is on its queue already").isEmpty();
        router.records(Topics.HANDOFF_EVENTS);

        router.advance(Duration.ofMinutes(5));

        assertThat(router.read(Topics.HANDOFF_EVENTS, HandoffEvent.class))
                .singleElement()
                .satisfies(told -> {
                    assertThat(EventTypes.of(told)).isEqualTo("handoff-path-offered");
                    assertThat(told.handoff().conversationId()).isEqualTo(id(USER));
                });
    }

    @Test
    void the_owner_moves_with_a_higher_epoch_and_the_old_id_has_none() {
        writes(PHONE, "1", ASKS);
        router.records(Topics.CONVERSATION_OWNERS);

        links(PHONE, USER);

        assertThat(router.read(Topics.CONVERSATION_OWNERS, ConversationOwner.class))
                .extracting(ConversationOwner::conversationId, ConversationOwner::owner, ConversationOwner::epoch)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(id(PHONE), Owner.BOT, T0.getEpochSecond() + 2),
                        org.assertj.core.groups.Tuple.tuple(id(USER), Owner.QUEUE, T0.getEpochSecond() + 2));
    }

    @Test
    void what_still_comes_under_the_old_id_is_forwarded_and_so_are_agents() {
        writes(PHONE, "1", ASKS);
        Handoff handoff = handoffs().getFirst();
        links(PHONE, USER);

        writes(PHONE, "2", "¿hola?");
        act(new AgentAction.Claim(meta("claim"), new ActionRef("claim", handoff.handoffId(), id(PHONE), "ana")));
        act(new AgentAction.Reply(
                meta("reply"), new ActionRef("reply", handoff.handoffId(), id(PHONE), "ana"), "Hola"));

        assertThat(at(USER).transcript()).extracting(Turn::text).containsExactly(ASKS, "¿hola?", "Hola");
        OutboundMessage reply =
                router.read(Topics.OUTBOUND_MESSAGES, OutboundMessage.class).getLast();
        assertThat(reply.conversationId()).isEqualTo(id(USER));
        assertThat(reply.person().waId()).isEqualTo(PHONE);
        assertThat(router.records(Topics.CONVERSATION_EVENTS.deadLetter())).isEmpty();
        assertThat(router.records(Topics.AGENT_ACTIONS.deadLetter())).isEmpty();
    }

    @Test
    void a_redelivery_of_what_was_handled_before_the_move_changes_nothing() {
        writes(PHONE, "1", ASKS);
        links(PHONE, USER);
        handoffs();
        Conversation before = at(USER);

        writes(PHONE, "1", ASKS);
        links(PHONE, USER);

        assertThat(at(USER)).isEqualTo(before);
        assertThat(handoffs()).isEmpty();
    }

    /** The phone went to somebody else: what was said before stays with whom it was said. */
    @Test
    void an_id_that_is_linked_to_a_second_person_merges_nothing() {
        writes(PHONE, "1", "hola, soy Ana");
        links(PHONE, USER);
        Conversation ana = at(USER);

        links(PHONE, OTHER_USER);
        writes(PHONE, "2", "hola, soy Beto");

        assertThat(at(USER)).isEqualTo(ana);
        assertThat(at(OTHER_USER).transcript()).extracting(Turn::text).containsExactly("hola, soy Beto");
    }

    @Test
    void two_open_handoffs_become_one_and_the_one_an_agent_has_continues() {
        writes(PHONE, "1", ASKS);
        router.advance(Duration.ofSeconds(10));
        writes(USER, "2", ASKS);
        List<Handoff> two = handoffs();
        act(new AgentAction.Claim(
                meta("claim"), new ActionRef("claim", two.getLast().handoffId(), id(USER), "ana")));
        router.records(Topics.HANDOFF_EVENTS);

        links(PHONE, USER);

        Episode kept = Objects.requireNonNull(at(USER).episode());
        assertThat(kept.id()).isEqualTo(two.getLast().handoffId());
        assertThat(kept.state()).isEqualTo(Episode.State.ASSIGNED);
        assertThat(router.size(Stores.HANDOFFS))
                .as("the other is not listed any more")
                .isEqualTo(1);
        assertThat(router.read(Topics.HANDOFF_EVENTS, HandoffEvent.class))
                .singleElement()
                .isInstanceOfSatisfying(HandoffResolved.class, ended -> assertThat(
                                ended.handoff().handoffId())
                        .isEqualTo(two.getFirst().handoffId()));
        assertThat(at(USER).transcript()).hasSize(2).isSortedAccordingTo(java.util.Comparator.comparing(Turn::at));
    }
}
