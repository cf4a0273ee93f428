package dev.relevo.router.question;

import dev.relevo.router.text.PhraseBook;
import dev.relevo.router.text.Text;
import dev.relevo.router.text.WordLists;
import java.util.List;

/** Words for a person in menus and offers. */
public final class PersonOption {
    private static final PhraseBook NAMES = WordLists.phrases("person-option");

    /** A label is short; longer texts only mention an agent. */
    private static final int MAX_LABEL_WORDS = 12;

    private PersonOption() {}

    /** Whether an option with this label leads to a person. */
    public static boolean isNamedBy(List<String> label) {
        return label.size() <= MAX_LABEL_WORDS && NAMES.find(label).isPresent();
    }

    /** Whether it mentions a person at all: a transfer, an offer or where to find one. */
    public static boolean isMentionedIn(String text) {
        return isIn(Text.words(text));
    }

    public static boolean isIn(List<String> words) {
        return NAMES.find(words).isPresent();
    }
}
