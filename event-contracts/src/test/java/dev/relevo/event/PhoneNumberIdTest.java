package dev.relevo.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberIdTest {
    @Test
    void it_prints_as_its_value_because_it_is_not_a_phone_number() {
        assertThat(new PhoneNumberId("106540352242922")).hasToString("106540352242922");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "10654:0352242922", "10654 0352242922"})
    void an_id_that_cannot_be_part_of_a_conversation_id_is_refused(String value) {
        assertThatThrownBy(() -> new PhoneNumberId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("got " + value.length() + " characters");
    }
}
