package dev.relevo.router.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.event.PathKind;
import dev.relevo.router.policy.DetectorSettings;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policy.OpeningHours;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {
    private static final String GOOD = """
            number: "106540352242922"
            timeZone: America/Bogota
            mode: live
            detectors:
              bot-miss: {weight: 0.3, fallbackTexts: ["No te entendí*"]}
              bot-silent: {weight: 0.5, after: PT30S, pings: 2}
              bot-loop: {similarity: 0.9}
              profanity: {again: 0.6}
              audit-probe: {priority: 2, texts: ["prueba de calidad"]}
              frustration: {weight: 0}
            score: {handoffAt: 1.2, coolDown: PT10M}
            queues:
              - name: support-es
                when: {language: es}
                hours: {mon-fri: ["08:00-12:00", "14:00-24:00"], sat: ["09:00-13:00"], closed: ["2026-12-25"]}
                answerWithin: PT5M
                overflow: {after: PT5M, to: support-any}
                capacity: {perAgent: 5}
              - name: support-any
                hours: always
            paths:
              - {kind: AGENT}
              - {kind: PHONE, value: "+576015550100", hours: {mon-fri: ["08:00-18:00"]}}
              - {kind: STORE_VISIT, value: "https://example.org/tiendas", retail: true}
            handBack: {idleAfter: PT2H}
            messages: {es: {handoff: "Un momento, por favor."}}
            """;

    @Test
    void reads_all_that_is_written_and_the_defaults_of_what_is_not() throws InvalidPolicyException {
        EscalationPolicy policy = PolicyReader.read(GOOD);

        assertThat(policy.timeZone()).isEqualTo(ZoneId.of("America/Bogota"));
        assertThat(policy.detectors().botMiss().weight()).isEqualTo(0.3);
        assertThat(policy.detectors().botMiss().fallbackTexts()).containsExactly("No te entendí*");
        assertThat(policy.detectors().botSilent().after()).isEqualTo(Duration.ofSeconds(30));
        assertThat(policy.detectors().userRepeats()).isEqualTo(DetectorSettings.DEFAULT.userRepeats());
        assertThat(policy.detectors().botLoop()).isEqualTo(new DetectorSettings.Similarity(0.5, 0.9, 6));
        assertThat(policy.detectors().profanity()).isEqualTo(new DetectorSettings.Profanity(0.3, 0.6));
        assertThat(policy.detectors().auditProbe())
                .isEqualTo(new DetectorSettings.AuditProbe(1.0, 2, List.of("prueba de calidad")));
        assertThat(policy.detectors().frustration()).isZero();
        assertThat(policy.detectors().menuRequest()).isEqualTo(1.0);
        assertThat(policy.score().handoffAt()).isEqualTo(1.2);
        assertThat(policy.score().watchAt()).isEqualTo(0.5);
        assertThat(policy.queues()).hasSize(2);
        assertThat(policy.queues().get(1).hours()).isEqualTo(OpeningHours.ALWAYS);
        assertThat(policy.paths())
                .extracting(path -> path.kind())
                .containsExactly(PathKind.AGENT, PathKind.PHONE, PathKind.STORE_VISIT);
        assertThat(policy.handBackAfter()).isEqualTo(Duration.ofHours(2));
        assertThat(policy.say(dev.relevo.router.policy.Phrase.HANDOFF, "es")).isEqualTo("Un momento, por favor.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeZone: America/Bogota   | timeZone: Mars/Olympus        | line 2",
                "mode: live                 | mod: live                     | Unrecognized field \"mod\"",
                "mode: live                 | mode: loud                    | loud",
                "weight: 0.3                | weight: 3                     | detectors.bot-miss.weight: expected 0 to 1, got 3.0",
                "bot-miss:                  | bot-mist:                     | unknown detector 'bot-mist'",
                "after: PT30S               | after: 30s                    | expected a duration such as PT60S, got '30s'",
                "08:00-12:00                | 12:00-08:00                   | queues[support-es].hours.mon-fri: opens at 12:00",
                "mon-fri: [\"08:00-12:00\"  | mondays: [\"08:00-12:00\"     | expected a day or a range such as mon-fri",
                "to: support-any            | to: support-none              | unknown queue 'support-none'; known: support-any, support-es",
                "name: support-any          | name: Support Any             | queue name must be lower-case letters",
                "when: {language: es}       | when: {keyword: pago}         | keyword",
                "retail: true               | retail: false                 | from retail only",
                "again: 0.6                 | again: 6                      | detectors.profanity.again: expected 0 to 1, got 6.0",
                "priority: 2                | priority: 6                   | detectors.audit-probe.priority: expected 1 to 5, got 6",
                "handoff: \"Un momento      | offer_yes: \"Sí, una persona, ya | messages.es.offer_yes: expected at most 20 characters, got 31",
                "value: \"+576015550100\"   | value: \"\"                   | paths[PHONE].value: required",
            })
    void says_what_is_wrong_and_where(String written, String instead, String problem) {
        assertThatThrownBy(() -> PolicyReader.read(GOOD.replace(written, instead)))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void refuses_a_policy_that_leaves_someone_without_a_way_to_a_human() {
        String agentsOnlyInOfficeHours = """
                number: default
                timeZone: UTC
                queues: [{name: support-es, hours: {mon-fri: ["08:00-18:00"]}}]
                paths: [{kind: AGENT}]
                """;

        assertThatThrownBy(() -> PolicyReader.read(agentsOnlyInOfficeHours)).hasMessageContaining("dead end");
    }

    @ParameterizedTest
    @CsvSource({"'',required", "'[1, 2]',line 1", "'number: {{',line 1"})
    void refuses_what_is_no_policy(String yaml, String problem) {
        assertThatThrownBy(() -> PolicyReader.read(yaml))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining(problem);
    }
}
