package dev.relevo.router.policyfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.router.detector.AuditProbe;
import dev.relevo.router.detector.BotLoop;
import dev.relevo.router.detector.BotMiss;
import dev.relevo.router.detector.BotSilent;
import dev.relevo.router.detector.Detectors;
import dev.relevo.router.detector.Frustration;
import dev.relevo.router.detector.HumanRequest;
import dev.relevo.router.detector.Profanity;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.text.Phrases;
import dev.relevo.router.text.Templates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectorReaderTest {
    @Test
    void a_detector_keeps_its_defaults_where_nothing_is_written() throws InvalidPolicyException {
        EscalationPolicy policy = PolicyReader.read(PolicyReaderTest.GOOD);

        assertThat(policy.detectors())
                .isEqualTo(Detectors.DEFAULT
                        .with(new HumanRequest(
                                1.0, Map.of("any", Phrases.of("mesa de ayuda"), "pt", Phrases.of("central")), true))
                        .with(new BotMiss(0.3, 0.3, 0.1, Templates.of(List.of("No te entendí*"))))
                        .with(new BotLoop(0.5, 0.9, 6))
                        .with(new Profanity(0.3, 0.6, Phrases.of("cochambre")))
                        .with(new BotSilent(0.5, Duration.ofSeconds(30), 2, Duration.ofSeconds(15)))
                        .with(new AuditProbe(1.0, 2, Phrases.of("prueba de calidad")))
                        .with(new Frustration(0)));
    }
}
