package dev.relevo.router.decision;

import static dev.relevo.router.decision.ChangedTurns.seen;
import static dev.relevo.router.decision.ChangedTurns.user;
import static dev.relevo.router.decision.Story.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Handoff;
import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.detector.Frustration;
import java.time.Duration;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What says nothing takes the room of one turn, and what led to a handoff stays in its transcript. */
class FoldedTurnTest {
    private static final String COMPLAINT = "qué servicio tan horrible, estoy furioso";

    private final Story story = new Story(Policies.live());

    @ParameterizedTest
    @EnumSource(names = {"STICKER", "SYSTEM", "UNSUPPORTED", "UNKNOWN", "REACTION"})
    void contentless_turns_in_a_row_are_one(MessageKind kind) {
        story.user("hola");
        for (int i = 0; i < 7; i++) {
            story.userSends(kind).after(Duration.ofSeconds(1));
        }

        String label = "[" + kind.name().toLowerCase(java.util.Locale.ROOT) + "]";
        assertThat(seen(story)).containsExactly("hola", label + " ×7");
        assertThat(story.state.transcript().getLast().at()).isEqualTo(T0);
    }

    @ParameterizedTest
    @EnumSource(names = {"IMAGE", "VIDEO", "AUDIO", "DOCUMENT", "LOCATION", "CONTACTS", "ORDER"})
    void media_without_words_are_content(MessageKind kind) {
        story.userSends(kind).userSends(kind);

        assertThat(story.state.transcript()).hasSize(2);
    }

    @Test
    void different_kinds_are_counted_apart_in_one_turn_in_any_order() {
        Story other = new Story(Policies.live());
        story.userSends(MessageKind.UNSUPPORTED).userSends(MessageKind.STICKER).userSends(MessageKind.UNSUPPORTED);
        other.userSends(MessageKind.STICKER).userSends(MessageKind.UNSUPPORTED).userSends(MessageKind.UNSUPPORTED);

        assertThat(seen(story)).containsExactly("[sticker], [unsupported] ×2").isEqualTo(seen(other));
    }

    @Test
    void words_that_look_like_a_folded_turn_are_words() {
        story.user("[unsupported] ×7").userSends(MessageKind.UNSUPPORTED).user("[unsupported]");

        assertThat(seen(story)).startsWith("[unsupported] ×7", "[unsupported]", "[unsupported]");
    }

    @Test
    void an_unknown_message_with_words_is_content() {
        MessageContent words = new MessageContent("x", MessageKind.UNKNOWN, "poll: ¿sí?", null, null, null, null);
        story.userSends(MessageKind.UNKNOWN).play(user(story.now(), words));

        assertThat(seen(story)).containsExactly("[unknown]", "poll: ¿sí?");
    }

    @Test
    void a_long_talk_does_not_push_a_complaint_out() {
        story.user(COMPLAINT);
        for (int i = 0; i < 15; i++) {
            story.bot("respuesta " + Integer.toHexString(i * 7919))
                    .after(Duration.ofSeconds(20))
                    .userSends(MessageKind.UNSUPPORTED)
                    .userSends(MessageKind.AUDIO);
        }

        assertThat(story.user("quiero hablar con una persona").said()).contains("handoff");
        Handoff handoff = story.event(Handoff.class);
        assertThat(handoff.reasons()).extracting(reason -> reason.detector()).contains(Frustration.NAME);
        assertThat(handoff.transcript()).hasSize(Handoff.MAX_TURNS);
        assertThat(handoff.transcript()).first().extracting(Turn::text).isEqualTo(COMPLAINT);
        assertThat(handoff.transcript()).last().extracting(Turn::text).isEqualTo("quiero hablar con una persona");
        assertThat(handoff.transcript()).isSortedAccordingTo(Comparator.comparing(Turn::at));
    }

    @Test
    void reasons_stay_while_their_handoff_waits() {
        story.user("quiero hablar con una persona");
        for (int i = 0; i < 30; i++) {
            story.userSends(MessageKind.AUDIO);
        }

        assertThat(story.state.transcript()).hasSize(Handoff.MAX_TURNS);
        assertThat(seen(story)).first().isEqualTo("quiero hablar con una persona");
    }

    @Test
    void a_transcript_of_nothing_but_reasons_loses_the_oldest() {
        for (int i = 0; i < 30; i++) {
            story.user("quiero hablar con una persona " + i);
        }

        assertThat(story.state.transcript()).hasSize(Handoff.MAX_TURNS);
        assertThat(seen(story)).last().isEqualTo("quiero hablar con una persona 29");
    }

    @Test
    void the_older_of_two_conversations_that_join_keeps_its_reasons() {
        story.user(COMPLAINT);
        Conversation moved = story.state;
        Story other = new Story(Policies.live()).after(Duration.ofMinutes(1));
        for (int i = 0; i < 20; i++) {
            other.userSends(MessageKind.AUDIO);
        }

        other.take(new Input.Joined("moved", moved));

        assertThat(other.state.transcript()).hasSize(Handoff.MAX_TURNS);
        assertThat(seen(other)).first().isEqualTo(COMPLAINT);
    }
}
