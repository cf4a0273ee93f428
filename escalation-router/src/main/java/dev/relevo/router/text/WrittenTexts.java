package dev.relevo.router.text;

import java.util.List;

/** Texts of an operator and the index built from them once. Equal when the kind and the texts are; immutable. */
abstract sealed class WrittenTexts permits Phrases, Templates {
    private final List<String> texts;

    WrittenTexts(List<String> texts) {
        this.texts = List.copyOf(texts);
    }

    /** The original texts. */
    public final List<String> texts() {
        return texts;
    }

    public final boolean isEmpty() {
        return texts.isEmpty();
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof WrittenTexts written && getClass() == written.getClass() && texts.equals(written.texts);
    }

    @Override
    public final int hashCode() {
        return texts.hashCode();
    }

    @Override
    public final String toString() {
        return texts.toString();
    }
}
