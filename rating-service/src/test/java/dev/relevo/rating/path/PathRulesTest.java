package dev.relevo.rating.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.PathKind;
import dev.relevo.event.PathValues;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathRulesTest {
    @Test
    void a_value_must_be_accepted_by_the_contract() {
        assertThat(PathRules.expected(new EscalationPath(PathKind.WEB_FORM, "https://tienda.example/contacto"), false))
                .isEmpty();
        assertThat(PathRules.expected(new EscalationPath(PathKind.WEB_FORM, "https://www.facebook.com/tienda"), false))
                .contains("an https link of a form; not a home page, help centre or social network");
    }

    @ParameterizedTest
    @CsvSource({"true, Calle 10 # 5-51, true", "true, '', false", "false, Calle 10 # 5-51, false"})
    void visiting_a_store_is_for_retail_only(boolean isRetail, String value, boolean isAccepted) {
        EscalationPath path = new EscalationPath(PathKind.STORE_VISIT, value);

        assertThat(PathRules.expected(path, isRetail).isEmpty()).isEqualTo(isAccepted);
    }

    @Test
    void an_agent_needs_no_value_and_takes_a_queue() {
        assertThat(PathRules.expected(new EscalationPath(PathKind.AGENT, null), false))
                .isEmpty();
        assertThat(PathRules.expected(new EscalationPath(PathKind.AGENT, "support-es"), false))
                .isEmpty();
        assertThat(PathRules.expected(new EscalationPath(PathKind.AGENT, "Support ES"), false))
                .isPresent();
    }

    @Test
    void a_value_is_bounded() {
        String longest = "x".repeat(PathValues.MAX_LENGTH);

        assertThat(PathRules.expected(new EscalationPath(PathKind.STORE_VISIT, longest), true))
                .isEmpty();
        assertThat(PathRules.expected(new EscalationPath(PathKind.STORE_VISIT, longest + "x"), true))
                .isPresent();
    }

    @Test
    void one_accepted_path_makes_a_number_compliant() {
        EscalationPath store = new EscalationPath(PathKind.STORE_VISIT, "Calle 10 # 5-51");
        EscalationPath phone = new EscalationPath(PathKind.PHONE, "+573001234567");

        assertThat(PathRules.isCompliant(List.of(), true)).isFalse();
        assertThat(PathRules.isCompliant(List.of(store), false)).isFalse();
        assertThat(PathRules.isCompliant(List.of(store, phone), false)).isTrue();
    }
}
