package dev.relevo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with the JDK: both write the same text, and each text read here gives the JDK's result. */
class InstantTextTest {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    @Test
    void any_time_of_ten_thousand_years_is_written_and_read_like_the_jdk_does() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        int[] precisions = {1_000_000_000, 1_000_000, 1_000, 1};
        for (int i = 0; i < 100_000; i++) {
            int precision = precisions[i % precisions.length];
            Instant time = Instant.ofEpochSecond(
                    random.nextLong(FIRST.getEpochSecond(), LAST.getEpochSecond() + 1),
                    (long) random.nextInt(1_000_000_000) / precision * precision);

            assertThat(written(time)).as("seed %d", seed).isEqualTo(time.toString());
            assertThat(read(time.toString())).as("seed %d", seed).isEqualTo(time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999Z",
                "1970-01-01T00:00:00Z",
                "2000-02-29T12:00:00.5Z",
                "2024-02-29T23:59:59.123456Z",
                "9999-12-31T23:59:59.999999999Z"
            })
    void the_edges_are_read(String text) {
        assertThat(read(text)).isEqualTo(Instant.parse(text));
    }

    /** Some of these are times, but not in the plain form: Jackson's own reader handles them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-22",
                "2026-11-22T12:00Z",
                "2026-11-22T12:00:00",
                "2026-11-22T12:00:00+01:00",
                "2026-11-22t12:00:00z",
                "2026-11-22T12:00:00.Z",
                "2026-11-22T12:00:00,5Z",
                "2026-11-22T12:00:00.1234567890Z",
                "2026-11-22T24:00:00Z",
                "2026-11-22T23:60:00Z",
                "2026-11-22T23:59:60Z",
                "2026-11-22T-1:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-11-31T00:00:00Z",
                "2023-02-29T00:00:00Z",
                "2026-11-00T00:00:00Z",
                "2026-11-22T12:00:0xZ",
                "-026-11-22T12:00:00Z",
                "+10000-01-01T00:00:00Z"
            })
    void any_other_text_is_not_read(String text) {
        assertThat(read(text)).isNull();
    }

    @Test
    void years_with_more_digits_are_not_written() {
        assertThat(InstantText.write(LAST.plusNanos(1), new char[InstantText.MAX_LENGTH]))
                .isZero();
        assertThat(InstantText.write(FIRST.minusNanos(1), new char[InstantText.MAX_LENGTH]))
                .isZero();
    }

    @Test
    void a_text_with_one_changed_character_is_never_read_differently_from_the_jdk() {
        String text = "2026-11-22T12:34:56.789Z";
        for (int at = 0; at < text.length(); at++) {
            for (char c = ' '; c < 127; c++) {
                String changed = text.substring(0, at) + c + text.substring(at + 1);
                Instant ours = read(changed);
                if (ours != null) {
                    assertThat(ours).isEqualTo(jdk(changed));
                }
            }
        }
    }

    private static @Nullable Instant jdk(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String written(Instant time) {
        char[] text = new char[InstantText.MAX_LENGTH];
        return new String(text, 0, InstantText.write(time, text));
    }

    /** Reads from the middle of a buffer, like a parser. */
    private static @Nullable Instant read(String text) {
        char[] buffer = ("99" + text + "99").toCharArray();
        return InstantText.read(buffer, 2, text.length());
    }
}
