package dev.relevo.rating.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.PathKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"+1555078", "+573001234567", "+123456789012345"})
    void takes_a_phone_number_in_e164(String value) {
        assertThat(PathRules.expected(new EscalationPath(PathKind.PHONE, value), false))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "573001234567", "+0573001234567", "+155507", "+1234567890123456", "+57 300 123", "+57abc"})
    void refuses_any_other_phone_number(String value) {
        assertThat(PathRules.expected(new EscalationPath(PathKind.PHONE, value), false))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ayuda@tienda.example", "a.b+c@sub.tienda.example"})
    void takes_an_email_address(String value) {
        assertThat(PathRules.expected(new EscalationPath(PathKind.EMAIL, value), false))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ayuda",
                "ayuda@",
                "@tienda.example",
                "ayuda@tienda",
                "a b@tienda.example",
                "a@b@tienda.example"
            })
    void refuses_any_other_email_address(String value) {
        assertThat(PathRules.expected(new EscalationPath(PathKind.EMAIL, value), false))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://tienda.example/contacto",
                "https://tienda.example/hc/requests/new",
                "https://tienda.example/?page=contact",
                "https://forms.tienda.example/f/1"
            })
    void takes_the_https_link_of_a_form(String value) {
        assertThat(PathRules.expected(new EscalationPath(PathKind.WEB_FORM, value), false))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tienda.example/contacto",
                "https://tienda.example",
                "https://tienda.example/",
                "https://tienda.example/help",
                "https://tienda.example/hc/",
                "https://www.facebook.com/tienda",
                "https://wa.me/573001234567",
                "https://user@tienda.example/contacto",
                "https://localhost/contacto",
                "mailto:ayuda@tienda.example",
                "contacto",
                "https://tienda.example/con tacto"
            })
    void refuses_home_pages_help_centres_social_networks_and_what_is_no_https_link(String value) {
        assertThat(PathRules.expected(new EscalationPath(PathKind.WEB_FORM, value), false))
                .isPresent();
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
        String longest = "x".repeat(PathRules.MAX_LENGTH);

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
