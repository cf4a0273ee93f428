package dev.relevo.router.text;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whole texts to know again, folded once; one that ends in {@code *} stands for every text that begins so. Equal when the texts
 * are; immutable.
 */
public final class Templates {
    public static final Templates NONE = new Templates(List.of());

    private static final String ANY_REST = "*";

    private final List<String> texts;
    private final Set<String> whole;
    private final List<String> beginnings;

    private Templates(List<String> texts) {
        this.texts = List.copyOf(texts);
        this.whole = folded(false).collect(Collectors.toUnmodifiableSet());
        this.beginnings = folded(true).toList();
    }

    public static Templates of(List<String> texts) {
        return new Templates(texts);
    }

    private java.util.stream.Stream<String> folded(boolean anyRest) {
        return texts.stream()
                .filter(text -> text.endsWith(ANY_REST) == anyRest)
                .map(Words::joined)
                .filter(words -> !words.isEmpty());
    }

    /** Whether this text is one of them. */
    public boolean match(String text) {
        if (texts.isEmpty()) {
            return false;
        }
        String said = Words.joined(text);
        return whole.contains(said) || beginnings.stream().anyMatch(said::startsWith);
    }

    /** As they were written. */
    public List<String> texts() {
        return texts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Templates templates && texts.equals(templates.texts);
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
