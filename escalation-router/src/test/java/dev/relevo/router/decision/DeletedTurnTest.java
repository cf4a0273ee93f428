package dev.relevo.router.decision;

import static dev.relevo.router.decision.ChangedTurns.bot;
import static dev.relevo.router.decision.ChangedTurns.deletion;
import static dev.relevo.router.decision.ChangedTurns.edit;
import static dev.relevo.router.decision.ChangedTurns.human;
import static dev.relevo.router.decision.ChangedTurns.says;
import static dev.relevo.router.decision.ChangedTurns.seen;
import static dev.relevo.router.decision.ChangedTurns.text;
import static dev.relevo.router.decision.ChangedTurns.user;
import static dev.relevo.router.decision.Story.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.router.conversation.StuckScore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A deleted message is shown as deleted and says nothing; what it had said before stays evidence. */
class DeletedTurnTest {
    private final Story story = new Story(Policies.live());

    @Test
    void a_deleted_message_is_shown_as_deleted() {
        says(story, text("m1", "mi clave es 1234")).bot("¡Hola!");

        says(story, deletion("d1", "m1"), deletion("d2", "m1"));

        assertThat(seen(story)).containsExactly("deleted [deleted]", "¡Hola!");
        assertThat(story.state.waiting()).isNull();
    }

    @Test
    void earlier_evidence_stays_and_nothing_is_added() {
        says(story, text("m1", "qué servicio tan horrible, estoy furioso"));
        StuckScore counted = story.state.suspicion();

        says(story, deletion("d1", "m1"));

        assertThat(counted.score()).isPositive();
        assertThat(story.state.suspicion()).isEqualTo(counted);
    }

    @Test
    void a_deletion_before_its_message_ends_like_one_after_it() {
        UserMessage original = user(T0.plusSeconds(1), text("m1", "qué servicio tan horrible, estoy furioso"));
        UserMessage deleted = user(T0.plusSeconds(3), deletion("d1", "m1"));
        Story inOrder = new Story(Policies.live()).user("hola").bot("¡Hola!").after(Duration.ofSeconds(5));
        Story swapped = new Story(Policies.live()).user("hola").bot("¡Hola!").after(Duration.ofSeconds(5));

        inOrder.play(original).play(deleted).play(original);
        swapped.play(deleted).play(original).play(deleted);

        assertThat(seen(swapped)).containsExactly("hola", "¡Hola!", "deleted [deleted]");
        assertThat(swapped.state.transcript()).isEqualTo(inOrder.state.transcript());
        assertThat(swapped.state.suspicion()).isEqualTo(inOrder.state.suspicion());
        assertThat(swapped.state.clocks()).isEqualTo(inOrder.state.clocks());
    }

    @Test
    void what_is_deleted_cannot_be_edited_in_any_order() {
        Story swapped = new Story(Policies.live());
        says(story, text("m1", "uno"), deletion("d1", "m1"), edit("e1", "m1", "dos"));
        says(swapped, deletion("d1", "m1"), edit("e1", "m1", "dos"), text("m1", "uno"));

        assertThat(seen(story)).containsExactly("deleted [deleted]");
        assertThat(seen(swapped)).containsExactly("deleted [deleted]");
    }

    @Test
    void an_edited_message_can_be_deleted_before_it_comes() {
        says(story, edit("e1", "m1", "dos"), deletion("d1", "m1"), text("m1", "uno"));

        assertThat(seen(story)).containsExactly("deleted [deleted]");
    }

    @Test
    void a_deletion_of_an_unknown_message_shows_nothing() {
        says(story, text("m1", "hola"), deletion("d1", "long gone"));

        assertThat(seen(story)).containsExactly("hola");
    }

    @Test
    void each_deletes_their_own_only() {
        says(story, text("m1", "hola"));
        story.play(bot(story.now(), text("b1", "¡Hola!")));
        story.play(bot(story.now(), deletion("b2", "m1")));
        says(story, deletion("d1", "b1"));

        assertThat(seen(story)).containsExactly("hola", "¡Hola!");

        story.play(bot(story.now(), deletion("b3", "b1")));

        assertThat(seen(story)).containsExactly("hola", "deleted [deleted]");
    }

    @Test
    void a_human_who_deletes_a_message_takes_nothing_over() {
        says(story, text("m1", "hola"));
        story.play(human(story.now(), deletion("h2", "h1")));

        assertThat(story.state.ownership().owner()).isEqualTo(Owner.BOT);
        assertThat(seen(story)).containsExactly("hola");
    }
}
