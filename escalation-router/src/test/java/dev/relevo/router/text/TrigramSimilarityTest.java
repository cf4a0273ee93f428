package dev.relevo.router.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Held to the plain way: every text folded, sorted and compared. The texts share many words, so that many are almost alike. */
class TrigramSimilarityTest {
    private static final long SEED = 20_261_122;
    private static final List<String> WORDS = List.of(
            "el", "pedido", "número", "NO", "llegó", "¿dónde", "está?", "factura", "77", "👍", "de", "la", "¡¡");

    @Test
    void it_finds_what_comparing_with_each_finds() {
        Random random = new Random(SEED);
        int found = 0;
        for (int i = 0; i < 5_000; i++) {
            String one = sentence(random);
            List<String> texts = List.of(sentence(random), sentence(random), sentence(random));
            double least = 0.3 + 0.1 * random.nextInt(7);

            Optional<String> like = new TrigramSimilarity(one, least).firstAmong(texts, text -> true);

            assertThat(like)
                    .isEqualTo(texts.stream()
                            .filter(text -> Text.similarity(Text.trigrams(one), Text.trigrams(text)) >= least)
                            .findFirst());
            found += like.isPresent() ? 1 : 0;
        }
        assertThat(found).isBetween(200, 4_500);
    }

    @Test
    void a_text_longer_than_any_request_is_compared_by_its_start() {
        String start = "a b c d e f g h i j ".repeat(60);

        assertThat(new TrigramSimilarity(start, 1.0).firstAmong(List.of(start + "and another end"), text -> true))
                .isPresent();
    }

    private static String sentence(Random random) {
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(9); i >= 0; i--) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return String.join(random.nextInt(5) == 0 ? ", " : " ", words);
    }
}
