package dev.relevo.router.decision;

import static dev.relevo.router.decision.Story.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Handoff;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Turn;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Messages that come after later ones, because a webhook was delivered again or took another way. */
class LateMessageTest {
    private static final String ASKS = "quiero hablar con una persona";

    private final Story story = new Story(Policies.live());

    @Test
    void it_is_in_the_transcript_at_the_time_it_was_written() {
        story.user("uno")
                .bot("respuesta uno")
                .after(Duration.ofMinutes(2))
                .user("tres")
                .bot("respuesta tres");

        late("dos", T0.plusSeconds(60));

        assertThat(story.state.transcript())
                .extracting(Turn::text)
                .containsExactly("uno", "respuesta uno", "dos", "tres", "respuesta tres");
    }

    @Test
    void times_of_different_clocks_do_not_change_the_order_in_which_things_came() {
        story.user("uno").after(Duration.ofMillis(400)).bot("¿quieres hablar con un asesor?");

        // WhatsApp cuts the time to the second: "before" what the bot said.
        late("sí", T0);

        assertThat(story.state.transcript()).extracting(Turn::text).endsWith("sí");
        assertThat(story.said()).contains("handoff");
    }

    @Test
    void a_request_from_before_the_end_of_an_episode_opens_no_other() {
        story.user(ASKS).claims("ana").after(Duration.ofMinutes(10));
        story.acts("ana", (meta, ref) -> new AgentAction.Resolve(meta, ref, null))
                .user("gracias");

        late(ASKS, T0.plusSeconds(30));

        assertThat(story.said()).isEmpty();
        assertThat(story.state.openEpisode()).isEmpty();
        assertThat(story.state.suspicion().score()).isZero();
        assertThat(story.state.transcript()).hasSize(3);
    }

    @Test
    void a_request_that_is_late_but_of_after_that_end_opens_one() {
        story.user(ASKS).claims("ana").acts("ana", (meta, ref) -> new AgentAction.Resolve(meta, ref, null));
        story.after(Duration.ofMinutes(2)).user("hola");

        late(ASKS, T0.plusSeconds(60));

        assertThat(story.said()).contains("handoff");
        assertThat(story.event(Handoff.class).transcript())
                .extracting(Turn::text)
                .containsExactly(ASKS, ASKS, "hola");
    }

    @Test
    void a_late_message_waits_for_no_answer_and_does_not_shorten_the_window() {
        story.after(Duration.ofMinutes(2)).user("hola").bot("¡Hola!");
        Instant closes = story.state.windowClosesAt();

        late("¿hay alguien?", T0);

        assertThat(story.state.waiting()).isNull();
        assertThat(story.state.windowClosesAt()).isEqualTo(closes);
    }

    private void late(String text, Instant writtenAt) {
        String id = "late-" + text;
        story.play(
                new UserMessage(new EventMeta(id, writtenAt, story.now()), Story.REF, MessageContent.text(id, text)));
    }
}
