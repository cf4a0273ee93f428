package dev.relevo.router.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Episode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that the phone app sends by itself are not human turns. */
class GreetingTest {
    private static final String GREETING = "Gracias por escribirnos";

    private final Story story = new Story(Policies.withAutomaticTexts("¡" + GREETING + "!"));

    @Test
    void who_asks_with_the_first_message_and_is_greeted_still_waits_for_an_agent() {
        story.user("quiero hablar con una persona").after(Duration.ofSeconds(2)).human("Hola, en breve respondemos");

        assertThat(story.said()).isEmpty();
        assertThat(story.state.ownership().owner()).isEqualTo(Owner.QUEUE);
        assertThat(story.episode().state()).isEqualTo(Episode.State.QUEUED);
        assertThat(story.state.transcript()).last().extracting(Turn::who).isEqualTo(Turn.Who.BOT);
    }

    @Test
    void a_listed_text_takes_nobody_out_of_a_queue_at_any_time() {
        story.user("quiero hablar con una persona").after(Duration.ofMinutes(2)).human(GREETING);

        assertThat(story.said()).isEmpty();
        assertThat(story.episode().state()).isEqualTo(Episode.State.QUEUED);
    }

    @Test
    void a_listed_text_is_no_answer_of_the_agent_who_claimed() {
        story.user("quiero hablar con una persona").after(Duration.ofMinutes(1)).claims("ana");
        var offerEnds = story.last.wakeAt();

        story.after(Duration.ofSeconds(20)).human(GREETING);

        assertThat(story.last.wakeAt()).isEqualTo(offerEnds);
        assertThat(story.state.ownership().agentId()).isEqualTo("ana");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, BOT", "PT10S, BOT", "PT10.001S, AGENT"})
    void an_echo_is_a_greeting_until_ten_seconds_after_the_first_message(Duration pause, Owner owner) {
        story.user("hola").after(pause).human("Bienvenido, ya le atendemos");

        assertThat(story.state.ownership().owner()).isEqualTo(owner);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, BOT", "PT10S, BOT", "PT11S, AGENT"})
    void an_echo_that_is_processed_before_the_message_it_answers_is_a_greeting_too(Duration pause, Owner owner) {
        story.after(Duration.ofMinutes(1)).human("Bienvenido, ya le atendemos");
        assertThat(story.state.ownership().owner()).isEqualTo(Owner.AGENT);

        story.play(new UserMessage(
                new EventMeta("first", story.now().minus(pause), story.now()),
                Story.REF,
                MessageContent.text("first", "hola")));

        assertThat(story.state.ownership().owner()).isEqualTo(owner);
        assertThat(story.state.transcript()).last().extracting(Turn::text).isEqualTo("hola");
    }

    /** The app greets new users, and again after 14 days of silence. */
    @ParameterizedTest
    @CsvSource({"PT335H59M, AGENT", "PT336H5S, BOT"})
    void who_comes_back_is_greeted_again_after_fourteen_days(Duration away, Owner owner) {
        story.user("hola").after(Duration.ofSeconds(5)).bot("¿En qué le ayudo?");

        story.after(away).user("hola de nuevo").after(Duration.ofSeconds(5)).human("Bienvenido");

        assertThat(story.state.ownership().owner()).isEqualTo(owner);
    }

    @Test
    void a_human_who_wrote_first_is_no_greeting_when_they_answer_at_once() {
        story.human("Su pedido llegó a la tienda").after(Duration.ofMinutes(5)).user("gracias, ¿a qué hora cierran?");

        story.after(Duration.ofSeconds(8)).human("A las 6");

        assertThat(story.state.ownership().owner()).isEqualTo(Owner.AGENT);
        assertThat(story.last.wakeAt()).isEqualTo(story.now().plus(Duration.ofMinutes(15)));
        assertThat(story.state.transcript()).last().extracting(Turn::who).isEqualTo(Turn.Who.AGENT);
    }

    @Test
    void a_human_who_wrote_first_and_whose_hold_is_over_is_a_human_still() {
        story.human("Su pedido llegó a la tienda").timerFires();

        story.after(Duration.ofHours(2))
                .user("gracias")
                .after(Duration.ofSeconds(8))
                .human("De nada");

        assertThat(story.state.ownership().owner()).isEqualTo(Owner.AGENT);
    }

    /** Neither has words: they are not the same for that. */
    @Test
    void a_picture_is_no_listed_text() {
        Story smiling = new Story(Policies.withAutomaticTexts("👋"));
        smiling.user("hola").after(Duration.ofMinutes(1));

        smiling.play(new AgentMessage(
                smiling.meta(),
                Story.REF,
                new MessageContent("wamid.9", MessageKind.IMAGE, null, null, null, null, null),
                null));

        assertThat(smiling.state.ownership().owner()).isEqualTo(Owner.AGENT);
    }

    @Test
    void a_reaction_from_the_phone_takes_nothing_over_and_prolongs_no_hold() {
        story.user("hola").after(Duration.ofMinutes(1));
        reacts();
        assertThat(story.state.ownership().owner()).isEqualTo(Owner.BOT);

        story.after(Duration.ofMinutes(1)).human("soy Carla");
        var ends = story.last.wakeAt();
        story.after(Duration.ofMinutes(5));
        reacts();
        assertThat(story.last.wakeAt()).isEqualTo(ends);
    }

    private void reacts() {
        story.play(new AgentMessage(
                story.meta(),
                Story.REF,
                new MessageContent("wamid.r" + story.now(), MessageKind.REACTION, "👍", null, null, null, null),
                null));
    }
}
