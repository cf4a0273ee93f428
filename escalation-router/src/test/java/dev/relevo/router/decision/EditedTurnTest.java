package dev.relevo.router.decision;

import static dev.relevo.router.decision.ChangedTurns.deletion;
import static dev.relevo.router.decision.ChangedTurns.edit;
import static dev.relevo.router.decision.ChangedTurns.says;
import static dev.relevo.router.decision.ChangedTurns.seen;
import static dev.relevo.router.decision.ChangedTurns.text;
import static dev.relevo.router.decision.ChangedTurns.times;
import static dev.relevo.router.decision.ChangedTurns.user;
import static dev.relevo.router.decision.Story.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Handoff;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.ConversationTimers.UnansweredMessages;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.StuckScore;
import dev.relevo.router.detector.Frustration;
import dev.relevo.router.detector.Profanity;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An edit replaces its turn, and counts for what is new in it. */
class EditedTurnTest {
    private static final String ASKS = "quero falar com um atendente";

    private final Story story = new Story(Policies.live());

    @Test
    void an_edit_takes_the_place_and_time_of_its_message() {
        says(story, text("m1", "hola"))
                .after(Duration.ofSeconds(7))
                .bot("¡Hola!")
                .after(Duration.ofSeconds(7));

        says(story, edit("e1", "m1", "hola, ¿y mi saldo?"));

        assertThat(seen(story)).containsExactly("edited hola, ¿y mi saldo?", "¡Hola!");
        assertThat(times(story)).containsExactly(T0, T0.plusSeconds(7));
    }

    @Test
    void an_edit_into_a_request_hands_over() {
        says(story, text("m1", "oi"))
                .bot("Olá! Seu saldo é 10.")
                .bot("Até logo.")
                .after(Duration.ofSeconds(30));

        says(story, edit("e1", "m1", ASKS));

        assertThat(story.event(Handoff.class).transcript())
                .extracting(turn -> turn.text())
                .containsExactly(ASKS, "Olá! Seu saldo é 10.", "Até logo.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qué servicio tan horrible, estoy furioso  | qué servicio tan horrible, estoy muy furioso",
                "esto es una mierda                        | esto es una mierda.",
                "where is my order, this is awful          | where is my order? this is awful",
            })
    void a_corrected_typo_counts_nothing_again(String said, String corrected) {
        says(story, text("m1", said)).bot("Entiendo.");
        StuckScore counted = story.state.suspicion();
        assertThat(counted.score()).isPositive();

        says(story, edit("e1", "m1", corrected));

        assertThat(story.state.suspicion()).isEqualTo(counted);
        assertThat(seen(story)).containsExactly("edited " + corrected, "Entiendo.");
    }

    @Test
    void an_edit_adds_what_is_new_only() {
        says(story, text("m1", "qué servicio tan horrible, estoy furioso")).bot("Entiendo.");
        double counted = story.state.suspicion().score();

        says(story, edit("e1", "m1", "qué servicio tan horrible, estoy furioso, mierda"));

        assertThat(story.state.suspicion().evidence())
                .extracting(reason -> reason.detector())
                .containsExactly(Frustration.NAME, Profanity.NAME);
        assertThat(story.state.suspicion().score()).isGreaterThan(counted);
    }

    @Test
    void a_corrected_request_opens_no_second_handoff_when_the_first_is_over() {
        says(story, text("m1", "quiero hablar con una persona porfavr")).claims("ana");
        story.acts("ana", (meta, ref) -> new AgentAction.Resolve(meta, ref, null))
                .after(Duration.ofMinutes(5));

        says(story, edit("e1", "m1", "quiero hablar con una persona por favor"));

        assertThat(story.said()).isEmpty();
        assertThat(story.state.openEpisode()).isEmpty();
    }

    @Test
    void an_edit_of_an_unknown_message_is_a_new_turn() {
        says(story, text("m1", "hola")).bot("¡Hola!").after(Duration.ofSeconds(9));

        says(story, edit("e1", "long gone", ASKS));

        assertThat(seen(story)).containsExactly("hola", "¡Hola!", "edited " + ASKS);
        assertThat(story.said()).contains("handoff");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hola                                     | quiero hablar con una persona",
                "quiero hablar con una persona            | hola",
                "quiero hablar con una persona            | quiero hablar con una persona ya",
                "qué servicio tan horrible, estoy furioso | qué servicio tan horrible, estoy muy furioso",
                "esto es una mierda                       | qué servicio tan horrible, estoy furioso",
                "dónde está mi pedido de zapatos rojos    | dónde está mi pedido de zapatos rojos?",
                "hola                                     | buenas",
            })
    void an_edit_before_its_message_ends_like_one_after_it(String said, String edited) {
        UserMessage original = user(T0.plusSeconds(1), text("m1", said));
        UserMessage change = user(T0.plusSeconds(3), edit("e1", "m1", edited));
        Story inOrder =
                new Story(Policies.live()).user("buenos días").bot("¡Hola!").after(Duration.ofSeconds(5));
        Story swapped =
                new Story(Policies.live()).user("buenos días").bot("¡Hola!").after(Duration.ofSeconds(5));

        inOrder.play(original).play(change).play(original).play(change);
        swapped.play(change).play(original).play(change).play(original);

        assertSame(inOrder, swapped);
        assertThat(seen(swapped)).containsExactly("buenos días", "¡Hola!", "edited " + edited);
        assertThat(times(swapped)).last().isEqualTo(T0.plusSeconds(1));
    }

    private static void assertSame(Story one, Story other) {
        assertThat(other.state.transcript()).isEqualTo(one.state.transcript());
        assertThat(other.state.suspicion().score())
                .isEqualTo(one.state.suspicion().score());
        assertThat(other.state.suspicion().evidence())
                .extracting(reason -> reason.detector())
                .containsExactlyInAnyOrderElementsOf(one.state.suspicion().evidence().stream()
                        .map(reason -> reason.detector())
                        .toList());
        assertThat(other.state.ownership().owner())
                .isEqualTo(one.state.ownership().owner());
        assertThat(other.state.clocks()).isEqualTo(one.state.clocks());
        assertThat(other.saidSoFar()).isEqualTo(one.saidSoFar());
    }

    @Test
    void an_edit_that_is_redelivered_under_another_event_id_changes_nothing() {
        says(story, text("m1", "hola"), edit("e1", "m1", "qué servicio tan horrible, estoy furioso"));
        Conversation once = story.state;

        story.play(new UserMessage(
                EventMeta.now("again", story.now()),
                Story.REF,
                edit("e1", "m1", "qué servicio tan horrible, estoy furioso")));

        assertThat(story.state.transcript()).isEqualTo(once.transcript());
        assertThat(story.state.suspicion()).isEqualTo(once.suspicion());
    }

    @Test
    void of_two_edits_the_later_one_stands_whichever_comes_first() {
        says(story, text("m1", "uno")).after(Duration.ofSeconds(20));

        story.play(user(T0.plusSeconds(9), edit("e2", "m1", "tres")));
        story.play(user(T0.plusSeconds(5), edit("e1", "m1", "dos")));

        assertThat(seen(story)).containsExactly("edited tres");
    }

    @Test
    void an_edit_may_name_the_edit_before_it() {
        says(story, text("m1", "uno"), edit("e1", "m1", "dos"), edit("e2", "e1", "tres"), deletion("d1", "e2"));

        assertThat(seen(story)).containsExactly("deleted [deleted]");
    }

    @Test
    void an_edit_neither_asks_again_nor_repeats_its_message() {
        says(story, text("m1", "dónde está mi pedido de zapatos")).after(Duration.ofSeconds(20));
        for (int i = 1; i < 6; i++) {
            says(story, edit("e" + i, "m1", "dónde está mi pedido de zapatos " + "!".repeat(i)))
                    .after(Duration.ofSeconds(5));
        }

        assertThat(story.state.suspicion().score()).isZero();
        assertThat(story.state.waiting())
                .extracting(UnansweredMessages::messages)
                .isEqualTo(1);
    }

    @Test
    void a_yes_edited_in_answers_the_question_of_its_place() {
        story.user("mi pedido no llega").bot("¿Quieres hablar con un asesor?");
        says(story, text("m1", "no")).bot("¿Te muestro tu saldo?");

        says(story, edit("e1", "m1", "sí"));

        assertThat(story.said()).contains("handoff");
    }

    @Test
    void a_conversation_that_moves_keeps_what_it_can_edit() {
        says(story, text("m1", "hola"));
        Conversation moved = story.state;
        Story other = new Story(Policies.live());
        other.user("otra").take(new Input.Joined("moved", moved));

        says(other, edit("e1", "m1", ASKS));

        assertThat(seen(other)).containsExactly("edited " + ASKS, "otra");
        assertThat(other.said()).contains("handoff");
    }
}
