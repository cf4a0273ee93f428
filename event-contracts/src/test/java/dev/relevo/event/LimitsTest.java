package dev.relevo.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each limit of a record, at the limit and just beyond it. */
class LimitsTest {
    private static final Instant T0 = Instant.parse("2026-11-20T14:03:05Z");
    private static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");
    private static final Person LUCIA = Person.ofWaId("573001112233");
    private static final Turn TURN = new Turn(Turn.Who.USER, "hola", T0);
    private static final OutboundMessage.Button YES = new OutboundMessage.Button("human-yes", "Sí");

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void priority_is_one_to_five(int priority) {
        assertThat(handoff(priority, 1).priority()).isEqualTo(priority);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void another_priority_is_refused(int priority) {
        assertThatThrownBy(() -> handoff(priority, 1)).hasMessage("priority must be 1 to 5: " + priority);
    }

    @Test
    void a_transcript_has_at_most_twenty_turns() {
        assertThat(handoff(1, 20).transcript()).hasSize(20);
        assertThatThrownBy(() -> handoff(1, 21)).hasMessage("transcript has 21 turns, at most 20");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 1.0})
    void strength_is_zero_to_one(double strength) {
        assertThat(reason(strength, "seen").strength()).isEqualTo(strength);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void another_strength_is_refused(double strength) {
        assertThatThrownBy(() -> reason(strength, "seen")).hasMessage("strength must be in [0, 1]: " + strength);
    }

    @Test
    void evidence_is_never_empty() {
        assertThatThrownBy(() -> reason(0.5, " ")).hasMessage("evidence of human-request is empty");
    }

    @Test
    void a_message_has_exactly_one_of_text_interactive_and_template() {
        var buttons = new OutboundMessage.Interactive("¿Sí?", List.of(YES));

        assertThat(outbound("hola", null).text()).isEqualTo("hola");
        assertThatThrownBy(() -> outbound(null, null))
                .hasMessage("expected one of text, interactive and template, got 0");
        assertThatThrownBy(() -> outbound("hola", buttons))
                .hasMessage("expected one of text, interactive and template, got 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void a_message_has_one_to_three_buttons(int buttons) {
        assertThatThrownBy(() -> new OutboundMessage.Interactive("¿Sí?", Collections.nCopies(buttons, YES)))
                .hasMessage("expected 1 to 3 buttons, got " + buttons);
    }

    private static Reason reason(double strength, String evidence) {
        return new Reason("human-request", strength, null, evidence);
    }

    private static Handoff handoff(int priority, int turns) {
        return new Handoff(
                EventMeta.now("e-1", T0),
                new HandoffId("h-1"),
                ConversationId.of(NUMBER, LUCIA.id()),
                NUMBER,
                LUCIA,
                "support-es",
                priority,
                List.of(reason(0.9, "asked")),
                "es",
                T0,
                T0.plus(Duration.ofMinutes(5)),
                T0.plus(Duration.ofHours(24)),
                Collections.nCopies(turns, TURN),
                1,
                false);
    }

    private static OutboundMessage outbound(@Nullable String text, OutboundMessage.@Nullable Interactive buttons) {
        return new OutboundMessage(
                EventMeta.now("e-1", T0),
                "m-1",
                ConversationId.of(NUMBER, LUCIA.id()),
                NUMBER,
                LUCIA,
                0,
                text,
                buttons,
                null,
                "offer");
    }
}
