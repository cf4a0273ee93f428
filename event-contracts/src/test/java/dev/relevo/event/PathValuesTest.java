package dev.relevo.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"+1555078", "+573001234567", "+123456789012345"})
    void takes_a_phone_number_in_e164(String value) {
        assertThat(PathValues.expected(PathKind.PHONE, value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "573001234567", "+0573001234567", "+155507", "+1234567890123456", "+57 300 123", "+57abc"})
    void refuses_any_other_phone_number(String value) {
        assertThat(PathValues.expected(PathKind.PHONE, value)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ayuda@tienda.example", "a.b+c@sub.tienda.example"})
    void takes_an_email_address(String value) {
        assertThat(PathValues.expected(PathKind.EMAIL, value)).isEmpty();
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
        assertThat(PathValues.expected(PathKind.EMAIL, value)).isPresent();
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
        assertThat(PathValues.expected(PathKind.WEB_FORM, value)).isEmpty();
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
    void refuses_home_pages_help_centres_social_networks_and_other_than_https_links(String value) {
        assertThat(PathValues.expected(PathKind.WEB_FORM, value)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "Calle 10 # 5-51, true",
        "https://tienda.example/tiendas, true",
        "http://tienda.example/tiendas, false",
        "'', false",
        "' ', false"
    })
    void a_store_visit_takes_an_address_or_an_https_link(String value, boolean isAccepted) {
        assertThat(PathValues.expected(PathKind.STORE_VISIT, value).isEmpty()).isEqualTo(isAccepted);
    }

    @Test
    void an_agent_needs_no_value_and_every_other_kind_needs_one() {
        assertThat(PathValues.expected(PathKind.AGENT, null)).isEmpty();
        assertThat(PathValues.expected(PathKind.PHONE, null))
                .contains("a phone number in E.164, '+' and 7 to 15 digits");
    }

    @Test
    void a_value_has_a_maximum_length() {
        String longest = "x".repeat(PathValues.MAX_LENGTH);

        assertThat(PathValues.expected(PathKind.STORE_VISIT, longest)).isEmpty();
        assertThat(PathValues.expected(PathKind.STORE_VISIT, longest + "x")).contains("at most 500 characters");
    }
}
