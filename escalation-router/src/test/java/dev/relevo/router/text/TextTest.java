package dev.relevo.router.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @org.junit.jupiter.params.ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({
        "order 1234 is late, my order 1234 is late, true",
        "order 1234 is late, order 1235 is late, false",
        "order 1234 is late, order is late, false",
        "two tries: 3 left, two tries: 2 left, true",
        "two tries: 13 left, two tries: 12 left, false",
        "w12 w13 w14, w12 w13 w15, true",
        "no figures, none here, true",
    })
    void figures_are_words_with_a_digit_of_two_characters_or_more(String one, String other, boolean same) {
        assertThat(Text.sameFigures(one, other)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "¿Está el PEDIDO nº 5?   | esta el pedido nº 5",
                "Não, obrigado — até já! | nao obrigado ate ja",
                "I don’t, don't          | i dont dont",
                "5️⃣ Asesor               | 5 asesor",
                "ÀÉÎÕÜÑÇ                 | aeiounc",
                "你好 世界                 | 你好 世界",
                "¡¿…?!                   | ''",
                "hu\u00ADma\u200Bno \u202Epor\u2060favor | humano porfavor",
                "asesor\uFEFF \u200Ea\u200Dgen\u200Cte  | asesor agente",
                "un\u0000humano               | un humano",
                "ｑｕｉｅｒｏ ＡＳＥＳＯＲ            | quiero asesor",
                "\uD835\uDC07\uD835\uDC2E\uD835\uDC26\uD835\uDC1A\uD835\uDC27 | human",
                "\uFB01n de o\uFB03ce           | fin de office",
            })
    void folds_case_accents_and_punctuation(String text, String words) {
        assertThat(String.join(" ", Text.words(text))).isEqualTo(words);
        assertThat(Text.words(Normalizer.normalize(text, Normalizer.Form.NFD))).isEqualTo(Text.words(text));
    }

    @Test
    void reads_no_further_than_its_limit() {
        assertThat(Text.words("a".repeat(dev.relevo.router.text.TextNormalizer.MAX_CHARACTERS) + " b"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"abcd, abcd, 1", "abcd, abce, 0.333", "abc, xyz, 0", "ababab, abab, 1", "ab, ab, 0", "12345, 12345, 0"})
    void compares_by_trigrams(String one, String other, double similarity) {
        assertThat(Text.similarity(Text.trigrams(one), Text.trigrams(other))).isEqualTo(similarity, within(0.001));
    }
}
