package dev.relevo.router.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.DeliverySeen;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.router.decision.Played;
import dev.relevo.router.decision.Policies;
import dev.relevo.router.decision.Story;
import org.junit.jupiter.api.Test;

class UndeliveredTest {
    private final Story story = new Story(Policies.live());

    @Test
    void an_answer_that_failed_counts() {
        story.user("¿dónde está mi pedido?").bot("En camino");

        delivery(DeliveryStatus.FAILED, 131026);

        assertThat(Played.fired(story, Undelivered.NAME)).isEqualTo(1);
        assertThat(story.state.suspicion().score()).isEqualTo(0.5);
        assertThat(story.state.suspicion().evidence().getFirst().evidence()).contains("131026");
    }

    @Test
    void the_second_failed_answer_is_enough() {
        story.user("¿dónde está mi pedido?").bot("En camino");

        delivery(DeliveryStatus.FAILED, 131026);
        delivery(DeliveryStatus.FAILED, null);

        assertThat(story.said()).contains("handoff");
    }

    @Test
    void an_answer_that_arrived_does_not() {
        story.user("¿dónde está mi pedido?").bot("En camino");

        delivery(DeliveryStatus.SENT, null);

        assertThat(Played.fired(story, Undelivered.NAME)).isZero();
    }

    @Test
    void a_campaign_to_someone_who_never_wrote_does_not() {
        story.bot("Hoy 2 × 1");

        delivery(DeliveryStatus.FAILED, 131026);

        assertThat(Played.fired(story, Undelivered.NAME)).isZero();
    }

    private void delivery(DeliveryStatus status, @org.jspecify.annotations.Nullable Integer code) {
        story.play(new DeliverySeen(story.meta(), Story.REF, "wamid.answer", status, code));
    }
}
