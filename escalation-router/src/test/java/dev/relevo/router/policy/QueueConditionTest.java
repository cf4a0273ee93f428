package dev.relevo.router.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.router.text.Phrases;
import dev.relevo.router.text.TextNormalizer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One condition each against a person who differs in one thing; then all of them together. */
class QueueConditionTest {
    private static final Set<String> LABELS = Set.of("shop");

    @ParameterizedTest
    @CsvSource({
        "es, true",
        "ES, true",
        "es_CO, true",
        "es-419, true",
        "en, true",
        "pt, false",
        ", false",
    })
    void a_language_is_one_of_those_listed(String language, boolean served) {
        QueueCondition when =
                new QueueCondition(Set.of("es", "en"), Set.of(), Phrases.NONE, Set.of(), Set.of(), Set.of());

        assertThat(when.matches(new RoutingCriteria("1", language, Set.of(), List.of(), null), LABELS))
                .isEqualTo(served);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tengo un problema con mi FACTURA!    | true",
                "no puedo hacer el págo en línea      | true",
                "pago en linea                        | true",
                "pagos en linea                       | false",
                "pago en otra linea                   | false",
                "facturas                             | false",
                "''                                   | false",
            })
    void a_keyword_is_a_whole_word_or_phrase_in_any_case_and_with_any_accents(String text, boolean served) {
        QueueCondition when = new QueueCondition(
                Set.of(), Set.of(), Phrases.of("factura", "Pago en línea"), Set.of(), Set.of(), Set.of());

        assertThat(when.matches(new RoutingCriteria("1", null, Set.of(), TextNormalizer.of(text), null), LABELS))
                .isEqualTo(served);
    }

    @Test
    void a_reason_is_among_those_that_led_to_the_handoff() {
        QueueCondition when = new QueueCondition(
                Set.of(), Set.of("bot-error", "bot-miss"), Phrases.NONE, Set.of(), Set.of(), Set.of());

        assertThat(when.matches(because("frustration", "bot-miss"), LABELS)).isTrue();
        assertThat(when.matches(because("frustration"), LABELS)).isFalse();
        assertThat(when.matches(because(), LABELS)).isFalse();
    }

    @Test
    void a_payload_is_the_one_the_user_chose() {
        QueueCondition when =
                new QueueCondition(Set.of(), Set.of(), Phrases.NONE, Set.of("menu:billing"), Set.of(), Set.of());

        assertThat(when.matches(new RoutingCriteria("1", null, Set.of(), List.of(), "menu:billing"), LABELS))
                .isTrue();
        assertThat(when.matches(new RoutingCriteria("1", null, Set.of(), List.of(), "menu:Billing"), LABELS))
                .isFalse();
        assertThat(when.matches(new RoutingCriteria("1", null, Set.of(), List.of(), null), LABELS))
                .isFalse();
    }

    @Test
    void a_number_and_a_label_tell_numbers_apart() {
        QueueCondition number =
                new QueueCondition(Set.of(), Set.of(), Phrases.NONE, Set.of(), Set.of(), Set.of("1", "2"));
        QueueCondition label =
                new QueueCondition(Set.of(), Set.of(), Phrases.NONE, Set.of(), Set.of("shop", "vip"), Set.of());

        assertThat(number.matches(new RoutingCriteria("2", null, Set.of(), List.of(), null), LABELS))
                .isTrue();
        assertThat(number.matches(new RoutingCriteria("3", null, Set.of(), List.of(), null), LABELS))
                .isFalse();
        assertThat(label.matches(because(), LABELS)).isTrue();
        assertThat(label.matches(because(), Set.of("head-office"))).isFalse();
    }

    @Test
    void every_condition_must_hold() {
        QueueCondition when = new QueueCondition(
                Set.of("es"),
                Set.of("human-request"),
                Phrases.of("factura"),
                Set.of("pay"),
                Set.of("shop"),
                Set.of("1"));
        RoutingCriteria all = new RoutingCriteria("1", "es", Set.of("human-request"), List.of("mi", "factura"), "pay");

        assertThat(when.matches(all, LABELS)).isTrue();
        assertThat(when.matches(new RoutingCriteria("2", "es", all.reasons(), all.words(), "pay"), LABELS))
                .isFalse();
        assertThat(when.matches(new RoutingCriteria("1", "en", all.reasons(), all.words(), "pay"), LABELS))
                .isFalse();
        assertThat(when.matches(new RoutingCriteria("1", "es", Set.of("bot-miss"), all.words(), "pay"), LABELS))
                .isFalse();
        assertThat(when.matches(new RoutingCriteria("1", "es", all.reasons(), List.of("hola"), "pay"), LABELS))
                .isFalse();
        assertThat(when.matches(new RoutingCriteria("1", "es", all.reasons(), all.words(), null), LABELS))
                .isFalse();
        assertThat(when.matches(all, Set.of())).isFalse();
        assertThat(QueueCondition.ANYBODY.matches(all, Set.of())).isTrue();
    }

    private static RoutingCriteria because(String... detectors) {
        return new RoutingCriteria("1", null, Set.of(detectors), List.of(), null);
    }
}
