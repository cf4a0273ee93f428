package dev.relevo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the quick way to the JDK's: what it reads is what the JDK reads, and what the JDK refuses it leaves. */
class InstantTextTest {
    private static final long SEED = 20_261_122;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2026-11-20T14:03:05Z",
                "2026-11-20T14:03:05.4Z",
                "2026-11-20T14:03:05.412Z",
                "2026-11-20T14:03:05.412345Z",
                "2026-11-20T14:03:05.000000001Z",
                "2024-02-29T23:59:59.999999999Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z"
            })
    void a_time_is_read_as_the_jdk_reads_it(String text) {
        assertThat(InstantText.read(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-20",
                "2026-11-20T14:03Z",
                "2026-11-20T14:03:05",
                "2026-11-20T14:03:05.Z",
                "2026-11-20T14:03:05,5Z",
                "2026-11-20T14:03:05+01:00",
                "2026-11-20t14:03:05z",
                "2026-11-20T24:00:00Z",
                "2026-11-20T14:60:05Z",
                "2026-06-30T23:59:60Z",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-10T00:00:00Z",
                "2026-11-20T14:03:05.1234567890Z",
                "2026-11-20T14:03:05.12x4Z",
                "2026-11-2 T14:03:05Z",
                "+10000-01-01T00:00:00Z"
            })
    void what_is_written_in_another_way_is_left(String text) {
        assertThat(InstantText.read(text)).isNull();
    }

    /** One character of a good time at a time becomes any other: whatever is read then is what the JDK reads. */
    @Test
    void a_broken_time_is_never_read_as_another() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("2026-11-20T14:03:05.412Z");
            text.setCharAt(random.nextInt(text.length()), (char) (' ' + random.nextInt(95)));

            Instant read = InstantText.read(text.toString());

            assertThat(read == null || read.equals(parsed(text.toString())))
                    .as(text.toString())
                    .isTrue();
        }
    }

    private static Instant parsed(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.MIN;
        }
    }
}
