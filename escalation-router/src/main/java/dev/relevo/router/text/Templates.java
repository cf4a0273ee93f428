package dev.relevo.router.text;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whole texts to recognise, folded once; a trailing {@code *} matches any rest. Equal when the texts are; immutable. */
public final class Templates extends WrittenTexts {
    public static final Templates NONE = new Templates(List.of());

    private static final String ANY_REST = "*";

    private final Set<String> whole;
    private final List<String> beginnings;

    private Templates(List<String> texts) {
        super(texts);
        this.whole = folded(texts, false).collect(Collectors.toUnmodifiableSet());
        this.beginnings = folded(texts, true).toList();
    }

    public static Templates of(List<String> texts) {
        return new Templates(texts);
    }

    private static Stream<String> folded(List<String> texts, boolean anyRest) {
        return texts.stream()
                .filter(text -> text.endsWith(ANY_REST) == anyRest)
                .map(TextNormalizer::joined)
                .filter(words -> !words.isEmpty());
    }

    /** Whether this text is one of them. */
    public boolean match(String text) {
        if (isEmpty()) {
            return false;
        }
        String said = TextNormalizer.joined(text);
        return whole.contains(said) || beginnings.stream().anyMatch(said::startsWith);
    }
}
