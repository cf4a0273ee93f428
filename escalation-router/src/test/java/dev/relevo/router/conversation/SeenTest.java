package dev.relevo.router.conversation;

import static dev.relevo.router.conversation.Story.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageContent;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A redelivery changes nothing, however many events came between. */
class SeenTest {
    @Test
    void at_least_one_generation_is_known_by_fingerprint() {
        Seen seen = seen(10 * Seen.GENERATION + 1, T0);

        assertThat(IntStream.rangeClosed(9 * Seen.GENERATION, 10 * Seen.GENERATION))
                .allMatch(event -> seen.contains("wamid." + event));
        assertThat(seen.contains("wamid." + (10 * Seen.GENERATION + 1))).isFalse();
        assertThat(seen.older().length() + seen.newer().length()).isLessThanOrEqualTo(2 * 8 * Seen.GENERATION);
    }

    @Test
    void what_left_no_fingerprint_is_known_by_its_time() {
        Seen seen = seen(2 * Seen.GENERATION + 1, T0);

        assertThat(seen.contains("wamid.0")).isFalse();
        assertThat(seen.isForgotten(T0.plusSeconds(Seen.GENERATION - 1).minusMillis(1)))
                .isTrue();
        assertThat(seen.isForgotten(T0.plusSeconds(Seen.GENERATION - 1))).isFalse();
    }

    @Test
    void two_fingerprints_side_by_side_do_not_make_a_third() {
        Seen seen = seen(2, T0);
        String between = seen.newer().substring(3, 11);
        Seen shifted = new Seen("", between, null, null, null);

        assertThat(IntStream.range(0, 2)).noneMatch(event -> shifted.contains("wamid." + event));
    }

    @Test
    void a_message_delivered_again_seven_days_and_hundreds_of_events_later_changes_nothing() {
        Story story = new Story(Policies.live());
        story.play(asksForAPerson())
                .claims("ana")
                .acts("ana", (meta, ref) -> new dev.relevo.event.AgentAction.Resolve(meta, ref, null));
        for (int turn = 0; turn < 3 * Seen.GENERATION; turn++) {
            story.after(Duration.ofHours(1)).user("turno " + turn).bot("respuesta " + turn);
        }
        Conversation before = story.state;

        story.play(asksForAPerson());

        assertThat(story.said()).isEmpty();
        assertThat(story.state).isEqualTo(before);
    }

    /** One second apart, the first at start. */
    private static Seen seen(int events, Instant start) {
        Seen seen = Seen.NOTHING;
        for (int event = 0; event < events; event++) {
            seen = seen.plus("wamid." + event, start.plusSeconds(event));
        }
        return seen;
    }

    private static UserMessage asksForAPerson() {
        return new UserMessage(
                EventMeta.now("wamid.first", T0),
                Story.REF,
                MessageContent.text("wamid.first", "quiero hablar con una persona"));
    }
}
