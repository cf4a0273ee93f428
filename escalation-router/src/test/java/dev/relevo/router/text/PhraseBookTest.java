package dev.relevo.router.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseBookTest {
    private static final PhraseBook BOOK = PhraseBook.of(List.of(
            "# a comment",
            "person = human|agent|human_being",
            "(talk|speak) to (a|the)? <person> # to whom",
            "^ <person> (please)? $",
            "! are_you (a)? <person>",
            "! never talk to (a)? <person>"));

    @ParameterizedTest
    @CsvSource({
        "i want to talk to a human now, talk to a human",
        "speak to human being, speak to human being",
        "agent, agent",
        "human please, human please",
        "are you a human i want to speak to the agent, speak to the agent"
    })
    void finds_the_longest_phrase(String text, String phrase) {
        assertThat(BOOK.find(TextNormalizer.of(text))).contains(phrase);
    }

    @ParameterizedTest
    @CsvSource({
        "talk to an agent",
        "my agent",
        "agent smith",
        "are you human",
        "never talk to a human",
        "talk",
        "talk to a"
    })
    void finds_none(String text) {
        assertThat(BOOK.find(TextNormalizer.of(text))).isEmpty();
    }

    @Test
    void finds_none_in_nothing() {
        assertThat(BOOK.find(List.of())).isEmpty();
    }
}
