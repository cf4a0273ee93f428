package dev.relevo.router.decision;

import static dev.relevo.router.decision.ChangedTurns.bot;
import static dev.relevo.router.decision.ChangedTurns.edit;
import static dev.relevo.router.decision.ChangedTurns.human;
import static dev.relevo.router.decision.ChangedTurns.says;
import static dev.relevo.router.decision.ChangedTurns.seen;
import static dev.relevo.router.decision.ChangedTurns.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationOwner.Owner;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Bots and humans edit their own turns, and nobody another's. */
class EditedByOthersTest {
    private final Story story = new Story(Policies.live());

    @Test
    void nobody_edits_what_another_has_said() {
        says(story, text("m1", "hola"));
        story.play(bot(story.now(), text("b1", "¡Hola!")));
        story.play(bot(story.now(), edit("b2", "m1", "otra cosa")));
        says(story, edit("e1", "b1", "¡Chao!"));

        assertThat(seen(story)).containsExactly("hola", "¡Hola!", "edited otra cosa", "edited ¡Chao!");
    }

    @Test
    void a_bot_that_edits_its_text_says_nothing_again() {
        says(story, text("m1", "hola"));
        story.play(bot(story.now(), text("b1", "Tu pedido llega el lunes por la tarde")));
        story.play(bot(story.now(), edit("b2", "b1", "Tu pedido llega el lunes por la tarde.")));

        assertThat(seen(story)).containsExactly("hola", "edited Tu pedido llega el lunes por la tarde.");
        assertThat(story.state.suspicion().score()).isZero();
    }

    @Test
    void a_human_who_corrects_an_old_message_takes_nothing_over() {
        says(story, text("m1", "hola"));
        story.after(Duration.ofSeconds(11));
        story.play(human(story.now(), text("h1", "Buenas, ya lo veo")));
        story.after(Duration.ofHours(5)).timerFires();
        assertThat(story.state.ownership().owner()).isEqualTo(Owner.BOT);

        story.play(human(story.now(), edit("h2", "h1", "Buenas, ya lo vi")));

        assertThat(story.state.ownership().owner()).isEqualTo(Owner.BOT);
        assertThat(seen(story)).containsExactly("hola", "edited Buenas, ya lo vi");
    }
}
