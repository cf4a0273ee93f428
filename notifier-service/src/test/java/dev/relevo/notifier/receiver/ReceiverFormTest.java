package dev.relevo.notifier.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.AlertRef;
import dev.relevo.event.PhoneNumberId;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverFormTest {
    private static final ReceiverForm GOOD =
            new ReceiverForm("email", "ops@example.org", "es", "America/Bogota", null, null);

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
                "Ops <ops@example.org>",
                "ops@-example.org",
                "ops..night@example.org"
            })
    void an_invalid_address_is_rejected(String address) {
        assertThat(problems(new ReceiverForm("email", address, "es", "America/Bogota", null, null)))
                .containsExactly("address");
    }

    @Test
    void an_address_is_at_most_254_characters() {
        String domain = "@" + "d".repeat(60) + ".example.org";
        String longest = "a".repeat(254 - domain.length()) + domain;

        assertThat(problems(address(longest))).isEmpty();
        assertThat(problems(address("a" + longest))).containsExactly("address");
    }

    @Test
    void every_problem_is_named_at_once() {
        var form = new ReceiverForm("pigeon", null, "fr", "Bogota", List.of("doom"), List.of("no number"));

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
                "email", "ops@example.org", "es", "America/Bogota", List.of("red-case"), List.of("1001")));

        assertThat(picky.wants(new AlertRef("a", "red-case", new PhoneNumberId("1001"))))
                .isTrue();
        assertThat(picky.wants(new AlertRef("a", "red-case", new PhoneNumberId("1002"))))
                .isFalse();
        assertThat(picky.wants(new AlertRef("a", "risk", new PhoneNumberId("1001"))))
                .isFalse();
        assertThat(accepted(GOOD).wants(new AlertRef("a", "risk", new PhoneNumberId("1002"))))
                .isTrue();
    }

    private static ReceiverForm address(@Nullable String address) {
        return new ReceiverForm("email", address, "es", "America/Bogota", null, null);
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
        return form.check(name, Set.of("email"), Set.of("red-case", "risk"));
    }
}
