package dev.relevo.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationIdTest {
    private static final ConversationId LUCIA = ConversationId.of(new PhoneNumberId("106540352242922"), "573001112233");

    @Test
    void it_is_the_number_then_the_person() {
        assertThat(LUCIA.value()).isEqualTo("106540352242922:573001112233");
        assertThat(LUCIA.phoneNumberId()).isEqualTo(new PhoneNumberId("106540352242922"));
        assertThat(LUCIA.personId()).isEqualTo("573001112233");
    }

    @Test
    void only_the_first_colon_divides() {
        assertThat(new ConversationId("1:CO:7f3a").personId()).isEqualTo("CO:7f3a");
    }

    @Test
    void it_prints_as_the_same_twelve_hexadecimal_digits_every_time() {
        assertThat(LUCIA.toString()).matches("[0-9a-f]{12}").isEqualTo(new ConversationId(LUCIA.value()).hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "573001112233", ":573001112233", "106540352242922:"})
    void an_incomplete_id_is_refused_without_quoting_it(String half) {
        assertThatThrownBy(() -> new ConversationId(half))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected <phoneNumberId>:<person id> of at most 256 characters, got " + half.length()
                        + " characters");
    }
}
