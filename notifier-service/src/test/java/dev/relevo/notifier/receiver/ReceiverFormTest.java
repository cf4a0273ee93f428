package dev.relevo.notifier.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.AlertRef;
import dev.relevo.event.PhoneNumberId;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverFormTest {
    private static final Map<String, ReceiverCheck> CHANNELS =
            Map.of("email", check("@", "secret"), "sms", check("+", ""), "any", new ReceiverCheck() {});
    private static final ReceiverForm GOOD =
            new ReceiverForm("email", "ops@example.org", "es", "America/Bogota", null, null, null);

    @Test
    void a_valid_form_becomes_a_receiver() {
        assertThat(check("night", GOOD))
                .isEqualTo(new ReceiverForm.Validation.Valid(new Receiver(
                        "night",
                        "email",
                        "ops@example.org",
                        Language.ES,
                        ZoneId.of("America/Bogota"),
                        Set.of(),
                        Set.of())));
    }

    @Test
    void the_channel_checks_the_address() {
        assertThat(problems(address("+573001112233"))).containsExactly("address");
        assertThat(problems(new ReceiverForm("sms", "+573001112233", "es", "America/Bogota", null, null, null)))
                .isEmpty();
        assertThat(problems(new ReceiverForm("sms", "ops@example.org", "es", "America/Bogota", null, null, null)))
                .containsExactly("address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ops@example.org\r\nBcc: all@example.org", "ops@example.org\n", "\u0000"})
    void no_channel_has_an_address_that_is_empty_or_has_control_characters(String address) {
        assertThat(problems(new ReceiverForm("any", address, "es", "America/Bogota", null, null, null)))
                .containsExactly("address");
    }

    @Test
    void an_address_is_at_most_2048_characters() {
        assertThat(problems(new ReceiverForm("any", "a".repeat(2_048), "es", "America/Bogota", null, null, null)))
                .isEmpty();
        assertThat(problems(new ReceiverForm("any", "a".repeat(2_049), "es", "America/Bogota", null, null, null)))
                .containsExactly("address");
    }

    @Test
    void secrets_have_short_names_and_bounded_values() {
        assertThat(problems(secrets(Map.of("secret", "s".repeat(4_096))))).isEmpty();
        assertThat(problems(secrets(Map.of("secret", "s".repeat(4_097))))).containsExactly("secrets");
        assertThat(problems(secrets(Map.of("Not a name", "x")))).containsExactly("secrets");
        assertThat(problems(secrets(IntStream.range(0, 9).boxed().collect(Collectors.toMap(n -> "s" + n, n -> "x")))))
                .containsExactly("secrets");
        assertThat(secrets(Map.of("secret", "whsec_x"))).asString().doesNotContain("whsec");
    }

    @Test
    void every_problem_is_named_at_once() {
        var form = new ReceiverForm("pigeon", null, "fr", "Bogota", List.of("doom"), List.of("no number"), null);

        assertThat(problems(form))
                .containsExactly("channel", "address", "language", "timeZone", "kinds", "phoneNumberIds");
    }

    @Test
    void a_name_is_lower_case_and_at_most_63_characters() {
        assertThat(check("a".repeat(63), GOOD)).isInstanceOf(ReceiverForm.Validation.Valid.class);
        assertThat(check("a".repeat(64), GOOD)).isInstanceOf(ReceiverForm.Validation.Invalid.class);
        assertThat(check("Night", GOOD)).isInstanceOf(ReceiverForm.Validation.Invalid.class);
    }

    @Test
    void a_receiver_gets_the_kinds_and_numbers_it_asked_for() {
        var picky = accepted(new ReceiverForm(
                "email", "ops@example.org", "es", "America/Bogota", List.of("red-case"), List.of("1001"), null));

        assertThat(picky.wants(new AlertRef("a", "red-case", new PhoneNumberId("1001"))))
                .isTrue();
        assertThat(picky.wants(new AlertRef("a", "red-case", new PhoneNumberId("1002"))))
                .isFalse();
        assertThat(picky.wants(new AlertRef("a", "risk", new PhoneNumberId("1001"))))
                .isFalse();
        assertThat(accepted(GOOD).wants(new AlertRef("a", "risk", new PhoneNumberId("1002"))))
                .isTrue();
    }

    @Test
    void the_channel_checks_each_secret_but_not_one_that_is_removed() {
        assertThat(problems(secrets(Map.of("secret", "x", "sekret", "x")))).containsExactly("secrets.sekret");
        assertThat(problems(secrets(Map.of("sekret", "")))).isEmpty();
    }

    /** A channel whose addresses contain this text, and which has one secret. */
    private static ReceiverCheck check(String part, String secret) {
        return new ReceiverCheck() {
            @Override
            public Optional<String> problem(String address) {
                return address.contains(part) ? Optional.empty() : Optional.of("an address with " + part);
            }

            @Override
            public Optional<String> secretProblem(String name, String value) {
                return name.equals(secret) ? Optional.empty() : Optional.of("only " + secret);
            }
        };
    }

    private static ReceiverForm address(@Nullable String address) {
        return new ReceiverForm("email", address, "es", "America/Bogota", null, null, null);
    }

    private static ReceiverForm secrets(Map<String, String> secrets) {
        return new ReceiverForm("email", "ops@example.org", "es", "America/Bogota", null, null, secrets);
    }

    private static Receiver accepted(ReceiverForm form) {
        return ((ReceiverForm.Validation.Valid) check("night", form)).receiver();
    }

    private static List<String> problems(ReceiverForm form) {
        return switch (check("night", form)) {
            case ReceiverForm.Validation.Valid _ -> List.of();
            case ReceiverForm.Validation.Invalid(List<ReceiverForm.Problem> problems) ->
                problems.stream().map(ReceiverForm.Problem::field).toList();
        };
    }

    private static ReceiverForm.Validation check(String name, ReceiverForm form) {
        return form.check(name, CHANNELS, Set.of("red-case", "risk"));
    }
}
