package dev.relevo.rating.volume.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OpenWindowTest {
    private static final Instant T0 = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    @Test
    void it_is_open_from_the_message_until_just_before_24_hours_later() {
        OpenWindow window = OpenWindow.at(T0);

        assertThat(window.contains(T0.minusMillis(1))).isFalse();
        assertThat(window.contains(T0)).isTrue();
        assertThat(window.contains(T0.plus(DAY).minusMillis(1))).isTrue();
        assertThat(window.contains(T0.plus(DAY))).isFalse();
    }

    @Test
    void messages_in_any_order_extend_it() {
        OpenWindow first = OpenWindow.at(T0);
        OpenWindow later = OpenWindow.at(T0.plus(DAY));

        assertThat(first.and(later)).isEqualTo(new OpenWindow(T0, T0.plus(DAY))).isEqualTo(later.and(first));
        assertThat(first.and(first)).isEqualTo(first);
    }

    @Test
    void after_a_gap_only_the_later_one_counts() {
        OpenWindow first = OpenWindow.at(T0);
        OpenWindow later = OpenWindow.at(T0.plus(DAY).plusMillis(1));

        assertThat(first.and(later)).isEqualTo(later).isEqualTo(later.and(first));
    }
}
