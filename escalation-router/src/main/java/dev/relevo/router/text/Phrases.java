package dev.relevo.router.text;

import java.util.List;

/**
 * Words and phrases that an operator wrote, in one automaton, built once and looked up in one pass. They match whole words,
 * whatever their case and accents. Equal when the texts are; immutable.
 */
public final class Phrases {
    public static final Phrases NONE = new Phrases(List.of());

    private final List<String> texts;
    private final PhraseBook book;

    private Phrases(List<String> texts) {
        this.texts = List.copyOf(texts);
        this.book = PhraseBook.of(this.texts.stream()
                .map(Words::joined)
                .filter(words -> !words.isEmpty())
                .toList());
    }

    public static Phrases of(List<String> texts) {
        return texts.isEmpty() ? NONE : new Phrases(texts);
    }

    public static Phrases of(String... texts) {
        return of(List.of(texts));
    }

    /** Whether one of them is among these folded words. */
    public boolean isIn(List<String> words) {
        return !texts.isEmpty() && book.find(words).isPresent();
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /** As they were written. */
    public List<String> texts() {
        return texts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Phrases phrases && texts.equals(phrases.texts);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }

    @Override
    public String toString() {
        return texts.toString();
    }
}
