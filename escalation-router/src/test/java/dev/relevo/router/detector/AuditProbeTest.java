package dev.relevo.router.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffEvent.HandoffPathOffered;
import dev.relevo.event.PathKind;
import dev.relevo.router.decision.Played;
import dev.relevo.router.decision.Policies;
import dev.relevo.router.decision.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences written for this test: WhatsApp does not publish its reviewers'. */
class AuditProbeTest {
    private final Story story = new Story(Policies.live());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hi, this is the WhatsApp Business policy team checking your account | true",
                "This is a test of your human escalation path                        | true",
                "Hola, somos del equipo de políticas de WhatsApp                     | true",
                "auditoria da Meta: como falo com alguém?                            | true",
                "can I pay by whatsapp?                                              | false",
                "mi WhatsApp no funciona                                             | false",
                "can you check my order                                              | false",
            })
    void knows_a_reviewer(String text, boolean reviewer) {
        story.user(text);

        assertThat(story.state.episode() != null && Played.reasons(story).contains(AuditProbe.NAME))
                .isEqualTo(reviewer);
    }

    @Test
    void a_reviewer_comes_first_and_is_told_every_way_at_once() {
        story.user("WhatsApp compliance review");

        Handoff handoff = story.event(Handoff.class);
        assertThat(handoff.priority()).isEqualTo(1);
        assertThat(handoff.transcript()).hasSize(1);
        assertThat(story.event(HandoffPathOffered.class).paths())
                .extracting(path -> path.kind())
                .containsExactly(PathKind.PHONE, PathKind.EMAIL);
        assertThat(story.said())
                .containsSubsequence("handoff", "outbound-message", "handoff-path-offered", "outbound-message");
    }
}
