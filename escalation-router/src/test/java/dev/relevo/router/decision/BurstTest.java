package dev.relevo.router.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.BotSignal.Signal;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.router.detector.BotLoop;
import dev.relevo.router.detector.BotMiss;
import dev.relevo.router.detector.HumanRequest;
import dev.relevo.router.detector.UserRepeats;
import dev.relevo.router.policy.EscalationPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines in a row are one turn: a silence takes time. */
class BurstTest {
    private final Story story = new Story(Policies.live());

    @Test
    void lines_within_seconds_are_no_silence_however_often_the_bot_answers_them() {
        List<String> words = List.of("zapatos", "factura", "mañana", "domicilio", "talla", "cupón");
        for (String word : words) {
            story.after(Duration.ofMinutes(1)).user(word);
            story.after(Duration.ofSeconds(1)).user("sobre " + word);
            story.after(Duration.ofSeconds(1)).user("el " + word + " de ayer");
            story.after(Duration.ofSeconds(2)).bot(word + ": así es");
        }

        assertThat(story.state.suspicion().evidence()).extracting("detector").doesNotContain("bot-silent");
        assertThat(story.saidSoFar()).isEmpty();
    }

    @Test
    void further_messages_after_a_while_are() {
        story.user("hola").after(Duration.ofSeconds(15)).user("¿siguen ahí?");
        assertThat(story.state.suspicion().score()).isZero();

        story.after(Duration.ofSeconds(1)).user("¿me leen?");
        assertThat(story.state.suspicion().score()).isZero();

        story.after(Duration.ofSeconds(6)).user("contesten");

        assertThat(story.state.suspicion().evidence()).extracting("detector").containsExactly("bot-silent");
    }

    @Test
    void a_user_who_asks_for_somebody_in_a_burst_is_handed_over_at_once() {
        story.user("hola").after(Duration.ofSeconds(1)).user("quiero hablar con una persona");

        assertThat(story.said()).contains("handoff-opened");
    }

    @ParameterizedTest
    @CsvSource({
        "correction, eso no es lo que pregunté, no me estás entendiendo",
        "frustration, esto es horrible, qué pésimo servicio",
        "profanity, mierda, vaya mierda",
    })
    void what_several_lines_say_counts_once(String detector, String first, String second) {
        story.user(first)
                .after(Duration.ofSeconds(1))
                .user(second)
                .after(Duration.ofSeconds(5))
                .user(second);
        assertThat(Played.fired(story, detector)).isEqualTo(1);

        story.after(Duration.ofSeconds(6)).user(second);
        assertThat(Played.fired(story, detector)).isEqualTo(2);
    }

    @Test
    void nobody_repeats_themselves_within_a_turn_but_by_the_same_lines_in_the_next() {
        for (int i = 0; i < 3; i++) {
            story.user("mi factura llegó").after(Duration.ofSeconds(1));
        }
        assertThat(Played.fired(story, UserRepeats.NAME)).isZero();

        story.bot("¿cuál factura?").after(Duration.ofMinutes(1));
        story.user("la tarjeta").after(Duration.ofSeconds(1)).user("de mi esposa no pasa");
        story.bot("¿qué tarjeta?").after(Duration.ofMinutes(1));
        story.user("la tarjeta").after(Duration.ofSeconds(1)).user("de mi esposa no pasa");

        assertThat(Played.fired(story, UserRepeats.NAME)).isEqualTo(1);
    }

    @Test
    void signs_fade_once_per_turn() {
        story.user("esto es horrible").bot("lo siento").after(Duration.ofMinutes(1));
        double sign = story.state.suspicion().score();

        for (String line : List.of("mi", "pedido", "de ayer")) {
            story.user(line).after(Duration.ofSeconds(1));
        }

        assertThat(story.state.suspicion().score()).isEqualTo(0.8 * sign);
    }

    @Test
    void a_turn_of_two_lines_is_misunderstood_once() {
        story.user("mi").after(Duration.ofSeconds(1)).user("pedido").signal(Signal.FALLBACK);
        assertThat(Played.fired(story, BotMiss.NAME)).isEqualTo(1);
    }

    @Test
    void a_yes_among_lines_accepts_the_offer() {
        story.bot("¿Quieres hablar con un asesor?").after(Duration.ofSeconds(3)).user("mmm");
        story.after(Duration.ofSeconds(1)).user("sí");

        assertThat(story.said()).contains("handoff-opened");
    }

    @Test
    void a_user_who_continues_writing_after_a_request_is_handed_over_once() {
        story.user("quiero hablar con una persona");
        story.after(Duration.ofSeconds(1))
                .user("por favor")
                .after(Duration.ofSeconds(1))
                .user("con una persona!");

        assertThat(story.saidSoFar()).containsOnlyOnce("handoff-opened");
        assertThat(Played.reasons(story)).containsExactly(HumanRequest.NAME);
    }

    @Test
    void pictures_and_deleted_lines_add_no_words() {
        story.user("quiero hablar con").after(Duration.ofSeconds(1)).userSends(MessageKind.IMAGE);
        story.after(Duration.ofSeconds(1)).userSends(MessageKind.STICKER);
        story.after(Duration.ofSeconds(1)).user("alguien");

        assertThat(story.said()).contains("handoff-opened");
    }

    @Test
    void a_policy_that_only_watches_records_a_turn_once() {
        Story shadow = new Story(Policies.with(List.of(Policies.spanish()), EscalationPolicy.Mode.SHADOW));
        shadow.user("quiero hablar con una persona")
                .after(Duration.ofSeconds(1))
                .user("por favor");
        shadow.after(Duration.ofSeconds(1)).user("es urgente");

        assertThat(shadow.saidSoFar()).containsOnlyOnce("handoff-opened");
    }

    @Test
    void the_same_answer_to_each_line_is_no_loop() {
        for (String line : List.of("mi", "pedido", "de ayer")) {
            story.user(line).after(Duration.ofMillis(300));
        }
        for (int i = 0; i < 3; i++) {
            story.bot("No entendí, ¿puedes decirlo con otras palabras?").after(Duration.ofMillis(300));
        }

        assertThat(Played.fired(story, BotLoop.NAME)).isZero();
    }

    @Test
    void a_late_line_continues_no_turn() {
        story.user("esto es horrible")
                .bot("lo siento")
                .after(Duration.ofMinutes(1))
                .user("mi pedido");
        double before = story.state.suspicion().score();

        story.play(new UserMessage(
                new EventMeta("late", story.now().minusSeconds(2), story.now()),
                Story.REF,
                MessageContent.text("late", "hola")));

        assertThat(story.state.suspicion().score()).isEqualTo(before);
    }

    @Test
    void a_request_by_an_edit_counts_also_when_a_line_before_it_was_one() {
        story.user("hola")
                .after(Duration.ofMinutes(1))
                .user("un humano por favor")
                .user("gracias");
        story.human("Hola, soy Ana");
        MessageContent edit =
                new MessageContent("edit", MessageKind.EDIT, "quiero hablar con una persona", null, "id-5", null, null);

        story.play(new UserMessage(story.meta(), Story.REF, edit));

        assertThat(story.said()).contains("handoff-returned");
    }
}
