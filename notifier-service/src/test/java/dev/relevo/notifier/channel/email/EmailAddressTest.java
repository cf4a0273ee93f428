package dev.relevo.notifier.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ops",
                "ops@",
                "@example.org",
                "ops@example.org\r\nBcc: all@example.org",
                "ops@example.org\n",
                "ops@example.org, all@example.org",
                "ops@example.org;all@example.org",
                "Ops <ops@example.org>",
                "\"ops\r\nBcc: x\"@example.org",
                "\"ops, all\"@example.org",
                "ops@-example.org",
                "ops..night@example.org"
            })
    void an_invalid_address_is_rejected(String address) {
        assertThat(isValid(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ops@example.org", "o.p+s@sub.example.org", "ops@localhost"})
    void a_valid_address_is_accepted(String address) {
        assertThat(isValid(address)).isTrue();
    }

    @Test
    void an_address_is_at_most_254_characters() {
        String domain = "@" + ("d".repeat(60) + ".").repeat(3) + "example.org";
        String longest = "a".repeat(254 - domain.length()) + domain;

        assertThat(isValid(longest)).isTrue();
        assertThat(isValid("a" + longest)).isFalse();
    }

    private static boolean isValid(String address) {
        return VALIDATOR.validate(new EmailAddress(address)).isEmpty();
    }
}
