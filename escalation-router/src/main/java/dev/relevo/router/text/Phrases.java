package dev.relevo.router.text;

import java.util.List;

/**
 * Words and phrases of an operator, in one automaton, built once and matched in one pass. They match whole words, regardless of
 * case and accents. Equal when the texts are; immutable.
 */
public final class Phrases extends WrittenTexts {
    public static final Phrases NONE = new Phrases(List.of());

    private final PhraseBook book;

    private Phrases(List<String> texts) {
        super(texts);
        this.book = PhraseBook.of(texts.stream()
                .map(TextNormalizer::joined)
                .filter(words -> !words.isEmpty())
                .toList());
    }

    public static Phrases of(List<String> texts) {
        return texts.isEmpty() ? NONE : new Phrases(texts);
    }

    public static Phrases of(String... texts) {
        return of(List.of(texts));
    }

    /** Whether these folded words contain one of them. */
    public boolean isIn(List<String> words) {
        return !isEmpty() && book.find(words).isPresent();
    }
}
