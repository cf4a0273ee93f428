package dev.relevo.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent.AliasLinked;
import dev.relevo.event.ConversationEvent.BotSignal;
import dev.relevo.event.ConversationEvent.DeliverySeen;
import dev.relevo.event.ConversationEvent.Handover;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.Handoff;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.Provider;
import dev.relevo.event.Topics;
import dev.relevo.event.Turn;
import dev.relevo.router.store.MovedMarker;
import dev.relevo.router.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One number in two written forms is one conversation, in whichever order its records come. The two forms are two keys; what the
 * router writes to a topic that it reads comes back to it in the driver as in Kafka.
 */
class VariantsTest extends VariantStory {
    VariantsTest(@TempDir Path stateDir) {
        super(stateDir);
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
        router.advance(Duration.ofSeconds(11));

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

    /** States written before this version, or whose pointer was forgotten: nothing points from one form to the other. */
    @Test
    void without_a_pointer_the_conversation_is_found_and_the_next_record_needs_no_search() {
        writes(USER, "hola");
        router.forget(id(OTHER).value());

        botWrites(OTHER, "¿en qué puedo ayudar?");

        assertThat(texts(USER)).containsExactlyInAnyOrder("hola", "¿en qué puedo ayudar?");
        assertThat(router.pointer(id(OTHER).value())).isEqualTo(new MovedMarker(id(USER), T0));
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
        assertThat(router.pointer(id(OTHER).value())).isEqualTo(new MovedMarker(id(USER), router.now()));
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
        assertThat(router.pointer(id(OTHER).value())).isEqualTo(new MovedMarker(id(USER), T0));
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
        assertThat(router.pointer(id(OTHER).value())).isEqualTo(new MovedMarker(id(SCOPED), router.now()));
    }

    @Test
    void numbers_with_one_form_pay_nothing() {
        botWrites("573001112233", "uno");
        writes("573001112233", "hola");
        echoes("551121234567", "a landline");

        assertThat(texts("573001112233")).containsExactly("uno", "hola");
        assertThat(router.records(Topics.CONVERSATION_EVENTS)).isEmpty();
    }
}
