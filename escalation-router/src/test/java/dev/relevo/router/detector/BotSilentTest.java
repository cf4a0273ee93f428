package dev.relevo.router.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.MessageKind;
import dev.relevo.router.decision.Played;
import dev.relevo.router.decision.Policies;
import dev.relevo.router.decision.Story;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** At and just before a minute of silence, and messages into it: the bot has answered once, then never again. */
class BotSilentTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Story story = new Story(Policies.live());

    @Test
    void a_minute_without_an_answer_is_a_silence() {
        story.user("hola").after(MINUTE.minusMillis(1)).timerFiresEarly();
        assertThat(silences()).isZero();

        story.after(Duration.ofMillis(1)).timerFiresEarly();
        assertThat(silences()).isEqualTo(1);

        story.after(MINUTE).timerFiresEarly();
        assertThat(silences()).isEqualTo(1);
    }

    @Test
    void two_more_messages_are_one_too_once_some_seconds_have_passed() {
        story.user("hola").user("sigues ahí?").user("contesta");
        assertThat(silences()).isZero();

        story.after(Duration.ofSeconds(15)).user("sigues ahí?");
        assertThat(silences()).isZero();
        story.after(Duration.ofSeconds(6)).user("contesta");
        assertThat(silences()).isEqualTo(1);
    }

    @Test
    void what_asks_for_no_answer_is_no_ping() {
        story.user("hola").user("sigues ahí?").userSends(MessageKind.REACTION).userSends(MessageKind.STICKER);

        assertThat(silences()).isZero();
    }

    @Test
    void a_burst_of_quick_messages_counts_once() {
        story.bot("¿en qué te ayudo?").user("uno");
        for (String word : new String[] {"dos", "tres", "cuatro", "cinco", "seis"}) {
            story.after(Duration.ofSeconds(10)).user(word);
        }

        assertThat(silences()).isEqualTo(1);
    }

    @Test
    void each_message_into_a_silence_that_lasts_counts_again_until_somebody_comes() {
        story.bot("¿en qué te ayudo?").user("mi factura").after(MINUTE).timerFiresEarly();

        story.after(Duration.ofSeconds(5)).user("hola?");
        assertThat(silences()).isEqualTo(2);
        assertThat(story.said()).contains("handoff-offered");

        story.after(Duration.ofSeconds(6)).user("contesten");
        assertThat(story.said()).contains("handoff");
    }

    @Test
    void somebody_whose_answers_never_reached_us_is_silent_once() {
        story.user("mi factura").after(MINUTE).timerFiresEarly();

        story.after(MINUTE).user("hola?").after(MINUTE).user("contesten");

        assertThat(silences()).isEqualTo(1);
    }

    @Test
    void an_answer_ends_it() {
        story.bot("¿en qué te ayudo?").user("mi factura").after(MINUTE).timerFiresEarly();

        story.bot("un momento").after(Duration.ofSeconds(5)).user("gracias");

        assertThat(silences()).isEqualTo(1);
    }

    private long silences() {
        return Played.fired(story, BotSilent.NAME);
    }
}
