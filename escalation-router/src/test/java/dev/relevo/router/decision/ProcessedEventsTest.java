package dev.relevo.router.decision;

import static dev.relevo.router.decision.Story.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageContent;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.transcript.ProcessedEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A redelivery changes nothing, however many events came between. */
class ProcessedEventsTest {
    @Test
    void at_least_one_generation_is_known_by_fingerprint() {
        ProcessedEvents seen = seen(10 * ProcessedEvents.GENERATION + 1, T0);

        assertThat(IntStream.rangeClosed(9 * ProcessedEvents.GENERATION, 10 * ProcessedEvents.GENERATION))
                .allMatch(event -> seen.contains("wamid." + event));
        assertThat(seen.contains("wamid." + (10 * ProcessedEvents.GENERATION + 1)))
                .isFalse();
        assertThat(seen.older().length() + seen.newer().length())
                .isLessThanOrEqualTo(2 * 8 * ProcessedEvents.GENERATION);
    }

    @Test
    void what_left_no_fingerprint_is_known_by_its_time() {
        ProcessedEvents seen = seen(2 * ProcessedEvents.GENERATION + 1, T0);

        assertThat(seen.contains("wamid.0")).isFalse();
        assertThat(seen.isForgotten(
                        T0.plusSeconds(ProcessedEvents.GENERATION - 1).minusMillis(1)))
                .isTrue();
        assertThat(seen.isForgotten(T0.plusSeconds(ProcessedEvents.GENERATION - 1)))
                .isFalse();
    }

    @Test
    void two_fingerprints_side_by_side_do_not_make_a_third() {
        ProcessedEvents seen = seen(2, T0);
        String between = seen.newer().substring(3, 11);
        ProcessedEvents shifted = new ProcessedEvents("", between, null, null, null);

        assertThat(IntStream.range(0, 2)).noneMatch(event -> shifted.contains("wamid." + event));
    }

    @Test
    void a_message_delivered_again_seven_days_and_hundreds_of_events_later_changes_nothing() {
        Story story = new Story(Policies.live());
        story.play(asksForAPerson())
                .claims("ana")
                .acts("ana", (meta, ref) -> new dev.relevo.event.AgentAction.Resolve(meta, ref, null));
        for (int turn = 0; turn < 3 * ProcessedEvents.GENERATION; turn++) {
            story.after(Duration.ofHours(1)).user("turno " + turn).bot("respuesta " + turn);
        }
        Conversation before = story.state;

        story.play(asksForAPerson());

        assertThat(story.said()).isEmpty();
        assertThat(story.state).isEqualTo(before);
    }

    /** One second apart, the first at start. */
    private static ProcessedEvents seen(int events, Instant start) {
        ProcessedEvents seen = ProcessedEvents.NOTHING;
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
