package dev.relevo.router.policyfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.router.policy.Phrase;
import dev.relevo.router.text.WordLists;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Relevo says, in each language there is, under the limits that a policy's own words have. */
class BuiltInMessagesTest {
    static List<String> languages() {
        return WordLists.languages();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_language_has_every_message_and_none_is_too_long(String language) {
        Map<String, String> texts = WordLists.texts("phrases").getOrDefault(language, Map.of());

        assertThat(texts.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Phrase.values()).map(Phrase::key).toList());
        for (Phrase phrase : Phrase.values()) {
            assertThat(phrase.in(language))
                    .isEqualTo(texts.get(phrase.key()))
                    .hasSizeBetween(1, MessageReader.max(phrase));
        }
        assertThat(Phrase.OFFER_YES.in(language)).isNotEqualTo(Phrase.OFFER_NO.in(language));
    }
}
