package dev.relevo.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");

    @Test
    void ids_are_taken_up_to_their_limit_and_not_beyond() {
        assertThat(new PhoneNumberId("1".repeat(64)).value()).hasSize(64);
        assertThat(new HandoffId("h".repeat(128)).value()).hasSize(128);
        assertThat(Person.ofWaId("5".repeat(135)).id()).hasSize(135);
        assertThat(new ConversationId("1".repeat(64) + ":" + "5".repeat(135)).personId())
                .hasSize(135);

        assertRefused(() -> new PhoneNumberId("1".repeat(65)), "65 characters");
        assertRefused(() -> new HandoffId("h".repeat(129)), "129 characters");
        assertRefused(() -> Person.ofWaId("5".repeat(136)), "136 characters");
        assertRefused(() -> new ConversationId("1:" + "5".repeat(136)), "138 characters");
        assertRefused(() -> new ConversationId("1:" + "5".repeat(700_000)), "700002 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"106540352242922:573\u0000", "106540352242922:57 3", "1\r\n2:573", "1:\u001b[2J"})
    void a_key_holds_neither_white_space_nor_control_characters(String id) {
        assertThatThrownBy(() -> new ConversationId(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CO.1a2b", "US.ENT.9Z"})
    void a_business_scoped_user_id_is_known_by_its_form(String id) {
        assertThat(Bounds.isUserId(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CO.", "co.1a", "CO1a", "CO.1a-2", "573001234567"})
    void any_other_text_is_not_a_business_scoped_user_id(String id) {
        assertThat(Bounds.isUserId(id)).isFalse();
    }

    @Test
    void a_time_is_plausible_from_2015_until_five_minutes_ahead() {
        assertThat(Bounds.isPlausible(Bounds.EARLIEST, NOW)).isTrue();
        assertThat(Bounds.isPlausible(Bounds.EARLIEST.minusMillis(1), NOW)).isFalse();
        assertThat(Bounds.isPlausible(NOW.plus(Duration.ofMinutes(5)), NOW)).isTrue();
        assertThat(Bounds.isPlausible(NOW.plus(Duration.ofMinutes(5)).plusMillis(1), NOW))
                .isFalse();
    }

    private static void assertRefused(Runnable made, String got) {
        assertThatThrownBy(made::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(got);
    }
}
