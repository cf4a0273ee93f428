package dev.relevo.router.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.event.PathKind;
import dev.relevo.kit.hours.OpeningHours;
import dev.relevo.kit.yaml.YamlProblem;
import dev.relevo.kit.yaml.YamlProblems;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policy.QueueCondition;
import dev.relevo.router.text.Phrases;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {
    static final String GOOD = """
            number: "106540352242922"
            timeZone: America/Bogota
            mode: live
            detectors:
              bot-miss: {weight: 0.3, fallbackTexts: ["No te entendí*"]}
              bot-silent: {weight: 0.5, after: PT30S, pings: 2}
              bot-loop: {similarity: 0.9}
              profanity: {again: 0.6, words: cochambre}
              human-request: {phrases: {any: [mesa de ayuda], pt: [central]}, sales: true}
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
        assertThat(policy.score().handoffAt()).isEqualTo(1.2);
        assertThat(policy.score().watchAt()).isEqualTo(0.5);
        assertThat(policy.queues()).hasSize(2);
        assertThat(policy.queues().getFirst().capacityPerAgent()).isEqualTo(5);
        assertThat(policy.queues().getFirst().when()).isEqualTo(QueueCondition.language("es"));
        assertThat(policy.queues().get(1).capacityPerAgent()).isNull();
        assertThat(policy.queues().get(1).hours()).isEqualTo(OpeningHours.ALWAYS);
        assertThat(policy.paths())
                .extracting(path -> path.kind())
                .containsExactly(PathKind.AGENT, PathKind.PHONE, PathKind.STORE_VISIT);
        assertThat(policy.handBack().idleAfter()).isEqualTo(Duration.ofHours(2));
        assertThat(policy.say(dev.relevo.router.policy.Phrase.HANDOFF, "es")).isEqualTo("Un momento, por favor.");
    }

    /** Whom nobody names has a conversation no longer than an agent, unless it is written so. */
    @ParameterizedTest
    @CsvSource({
        "'{idleAfter: PT2H}', PT15M",
        "'{idleAfter: PT5M}', PT5M",
        "'{idleAfter: PT5M, unnamedAfter: PT30M}', PT30M",
        "'{unnamedAfter: PT1M}', PT1M",
    })
    void an_unnamed_human_has_it_for_a_quarter_of_an_hour_or_as_is_written(String written, Duration unnamedAfter)
            throws InvalidPolicyException {
        EscalationPolicy policy = PolicyReader.read(GOOD.replace("{idleAfter: PT2H}", written));

        assertThat(policy.handBack().unnamedAfter()).isEqualTo(unnamedAfter);
        assertThat(policy.handBack().automaticTexts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeZone: America/Bogota   | timeZone: America/Bogata      | 2:11: timeZone: expected a time zone such as America/Bogota, got 'America/Bogata'; did you mean 'America/Bogota'?",
                "timeZone: America/Bogota   | zone: UTC                     | 1:1: timeZone is required",
                "number: \"106540352242922\" | number: +57 601 555 0100      | 1:9: number: expected a phone number id (digits) or 'default', got '+57 601 555 0100'",
                "mode: live                 | mod: live                     | 3:1: mod: unknown key; did you mean 'mode'?",
                "mode: live                 | mode: liv                     | 3:7: mode: expected one of live, shadow, got 'liv'; did you mean 'live'?",
                "mode: live                 | mode: live\\nmode: shadow     | 4:1: mode: duplicate key",
                "weight: 0.3                | weight: 3                     | 5:22: detectors.bot-miss.weight: expected a number from 0 to 1, got '3'",
                "weight: 0.3                | weight: -0.1                  | expected a number from 0 to 1, got '-0.1'",
                "weight: 0.3                | weight: [0.3]                 | expected a number from 0 to 1, got a list",
                "bot-miss:                  | bot-mist:                     | detectors.bot-mist: unknown key; did you mean 'bot-miss'?",
                "after: PT30S               | after: 30s                    | expected a duration such as PT60S, got '30s'",
                "after: PT30S               | after: PT1S                   | expected PT5S to PT24H, got 'PT1S'",
                "\"No te entendí*\"       | \"*\"                       | fallbackTexts[0]: expected words, got '*'",
                "handoffAt: 1.2             | handoffAt: 0.7                | score: expected watchAt <= offerAt <= handoffAt and handoffAt above 0, got 0.5, 0.8, 0.7",
                "08:00-12:00                | 12:00-08:00                   | 16:23: queues[0].hours.mon-fri[0]: opens at 12:00 but closes at 08:00",
                "08:00-12:00                | 08:00-08:00                   | opens at 08:00 but closes at 08:00",
                "08:00-12:00                | 08:00-14:01                   | 16:38: queues[0].hours.mon-fri[1]: overlaps 08:00-14:01",
                "08:00-12:00                | 8-12                          | expected an interval such as 08:00-12:00, got '8-12'",
                "08:00-12:00                | 08:00-24:30                   | expected an interval such as 08:00-12:00, got '08:00-24:30'",
                "[\"09:00-13:00\"]        | []                            | hours.sat: expected at least one interval",
                "sat: [                     | fri: [                        | hours.fri: fri is listed more than once",
                "mon-fri: [\"08:00-12:00\"  | mondays: [\"08:00-12:00\"     | expected a day or a range such as mon-fri, or closed, got 'mondays'",
                "2026-12-25                 | 2026-13-25                    | closed[0]: expected a date such as 2026-12-25, got '2026-13-25'",
                "to: support-any            | to: support-anny              | overflow.to: no queue 'support-anny'; did you mean 'support-any'?",
                "to: support-any            | to: support-es                | overflow.to: is circular: support-es → support-es",
                "name: support-any          | name: Support Any             | queues[1].name: queue name must be lower-case letters",
                "name: support-any          | name: support-es              | queues[1].name: there is a queue 'support-es' already",
                "when: {language: es}       | when: {keywords: pago}        | when.keywords: unknown key; did you mean 'keyword'?",
                "when: {language: es}       | when: {language: español}     | when.language: expected a language of two or three small letters such as es, got 'español'",
                "when: {language: es}       | when: {reason: [bot-lop]}     | when.reason[0]: no detector 'bot-lop'; did you mean 'bot-loop'?",
                "when: {language: es}       | when: {keyword: ['?!']}       | when.keyword[0]: expected words, got '?!'",
                "when: {language: es}       | when: {label: []}             | when.label: expected at least one text",
                "when: {language: es}       | when: {}                      | when: expected a condition",
                "perAgent: 5                | perAgent: 0                   | capacity.perAgent: expected a number from 1 to 100, got '0'",
                "perAgent: 5                | perAgent: 1.5                 | capacity.perAgent: expected a whole number, got '1.5'",
                "answerWithin: PT5M         | answerWithin: PT0S            | answerWithin: expected PT1S to PT24H, got 'PT0S'",
                "kind: PHONE                | kind: TELEPHONE               | paths[1].kind: expected one of AGENT, EMAIL, PHONE, STORE_VISIT, WEB_FORM, got 'TELEPHONE'",
                "kind: AGENT                | kind: AGENT, value: ana       | paths[0].value: an agent has no value",
                "retail: true               | retail: false                 | from retail only",
                "retail: true               | retail: maybe                 | paths[2].retail: expected one of false, true, got 'maybe'",
                "\"+576015550100\"        | \"576015550100\"            | paths[1].value: expected a phone number in E.164",
                "\"+576015550100\"        | \"\"                        | paths[1].value: expected a phone number in E.164",
                "https://example.org/tiendas | http://example.org/tiendas   | paths[2].value: expected an address or an https link",
                "kind: PHONE, value: \"+576015550100\" | kind: EMAIL, value: ana@example | paths[1].value: expected an e-mail address, got 'ana@example'",
                "kind: PHONE, value: \"+576015550100\" | kind: WEB_FORM, value: example.org | paths[1].value: expected an https link of a form; not a home page, help centre or social network, got 'example.org'",
                "kind: PHONE, value: \"+576015550100\" | kind: WEB_FORM, value: https://wa.me/573001234567 | paths[1].value: expected an https link of a form",
                "kind: PHONE, value: \"+576015550100\" | kind: PHONE       | paths[1]: value is required",
                "again: 0.6                 | again: 6                      | detectors.profanity.again: expected a number from 0 to 1, got '6'",
                "sales: true                | sales: often                  | human-request.sales: expected one of false, true, got 'often'",
                "pt: [central]              | português: [central]          | phrases.português: expected 'any' or a language such as es",
                "any: [mesa de ayuda]       | any: [mesa, mesa]             | phrases.any[1]: 'mesa' is a duplicate",
                "words: cochambre           | words: '!'                    | profanity.words: expected words, got '!'",
                "priority: 2                | priority: 6                   | detectors.audit-probe.priority: expected a number from 1 to 5, got '6'",
                "idleAfter: PT2H            | idleAfter: PT5S               | handBack.idleAfter: expected PT1M to PT168H, got 'PT5S'",
                "idleAfter: PT2H            | unnamedAfter: PT5S            | handBack.unnamedAfter: expected PT1M to PT168H, got 'PT5S'",
                "idleAfter: PT2H            | unamedAfter: PT5M             | handBack.unamedAfter: unknown key; did you mean 'unnamedAfter'?",
                "handBack: {idleAfter: PT2H} | automaticTexts: ['👋']       | automaticTexts[0]: expected words, got '👋'",
                "handoff: \"Un momento      | offer_yes: \"Sí, una persona, ya | messages.es.offer_yes: expected 1 to 20 characters, got 31",
                "handoff: \"Un momento, por favor.\" | offer_yes: \"No, gracias\" | messages.es: offer_yes and offer_no are the same, 'No, gracias'",
                "handoff: \"Un momento      | handof: \"Un momento         | messages.es.handof: no message 'handof'; did you mean 'handoff'?",
                "Un momento                 | Un momento {name}             | placeholders are not supported here; users would read '{name}'",
                "messages: {es:             | messages: {español:           | messages.español: expected a language",
            })
    void says_what_is_wrong_and_where(String written, String instead, String problem) {
        assertThat(GOOD).contains(written);

        assertThatThrownBy(() -> PolicyReader.read(GOOD.replace(written, instead.replace("\\n", "\n"))))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void names_all_problems_in_the_order_they_stand() {
        String bad = GOOD.replace("America/Bogota", "Mars/Olympus")
                .replace("weight: 0.3", "weight: 3")
                .replace("perAgent: 5", "perAgents: 5")
                .replace("+57", "57");

        assertThat(PolicyReader.check(bad, queue -> Optional.empty()).problems())
                .extracting(YamlProblem::path)
                .containsExactly(
                        "timeZone",
                        "detectors.bot-miss.weight",
                        "queues[0].capacity",
                        "queues[0].capacity.perAgents",
                        "paths[1].value");
    }

    @Test
    void names_a_hundred_problems_and_no_more() {
        String bad = GOOD + "hours: ok\n".repeat(101);

        assertThat(PolicyReader.check(bad, queue -> Optional.empty()).problems())
                .hasSize(YamlProblems.MAX_PROBLEMS);
    }

    @Test
    void names_the_queues_that_have_no_topic() {
        assertThat(PolicyReader.check(GOOD, queue -> Optional.of("no topic of " + queue))
                        .problems())
                .extracting(YamlProblem::toString)
                .containsExactly(
                        "14:11: queues[0].name: no topic of support-es",
                        "20:11: queues[1].name: no topic of support-any");
    }

    @Test
    void overflows_that_go_round_are_named_once_each() {
        String round = """
                number: default
                timeZone: UTC
                queues:
                  - {name: a, overflow: {to: b}}
                  - {name: b, overflow: {to: c}}
                  - {name: c, overflow: {to: b}}
                paths: [{kind: EMAIL, value: ayuda@example.org}]
                """;

        assertThat(PolicyReader.check(round, queue -> Optional.empty()).problems())
                .extracting(YamlProblem::detail)
                .containsExactly("is circular: b → c → b", "is circular: c → b → c");
    }

    @Test
    void reads_conditions_alone_and_in_lists() throws InvalidPolicyException {
        String conditions = "when: {language: [es, pt], reason: bot-error, keyword: [factura, \"pago en línea\"],"
                + " payload: pay, label: [vip], number: 42}";

        QueueCondition when = PolicyReader.read(GOOD.replace("when: {language: es}", conditions))
                .queues()
                .getFirst()
                .when();

        assertThat(when)
                .isEqualTo(new QueueCondition(
                        Set.of("es", "pt"),
                        Set.of("bot-error"),
                        Phrases.of("factura", "pago en línea"),
                        Set.of("pay"),
                        Set.of("vip"),
                        Set.of("42")));
    }
}
