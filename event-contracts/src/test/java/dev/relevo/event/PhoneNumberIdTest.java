package dev.relevo.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberIdTest {
    @Test
    void it_shows_as_its_value_for_it_is_no_phone_number() {
        assertThat(new PhoneNumberId("106540352242922")).hasToString("106540352242922");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "10654:0352242922", "10654 0352242922"})
    void what_could_not_be_split_from_a_conversation_id_is_refused(String value) {
        assertThatThrownBy(() -> new PhoneNumberId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("got " + value.length() + " characters");
    }
}
