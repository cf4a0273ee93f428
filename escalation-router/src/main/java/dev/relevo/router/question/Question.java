package dev.relevo.router.question;

import dev.relevo.router.text.PhraseBook;
import dev.relevo.router.text.Text;
import dev.relevo.router.text.WordLists;
import java.util.List;
import java.util.Set;

/** The question at the end of a bot's turn. */
public enum Question {
    /** Asks whether the user wants a person. */
    OFFER,
    /** Asks something else. */
    OTHER,
    /** Asks nothing. */
    NONE;

    /** Words that bots ask with when they use no question mark. Words that ask to wait, or to answer yes or no, are not questions. */
    private static final PhraseBook REQUESTS = WordLists.phrases("question-request");

    /** Words of questions that only ask for the answer to the one before: "¿sí o no?", "is that ok?". */
    private static final Set<String> TAGS = WordLists.words("question-tag");

    private static final int MAX_TAG_WORDS = 5;

    /** Questions that ask whether to do what was said before them: "do you want me to proceed with the transfer?". */
    private static final PhraseBook GO_ON = WordLists.phrases("question-go-on");

    /**
     * The question of a text: its last sentence. Earlier statements count only where the question merely asks for an answer to
     * them.
     *
     * @param buttons whether it came with buttons or a list, which are a question by themselves
     */
    public static Question in(String text, boolean buttons) {
        List<Menu.Option> options = Menu.options(text);
        boolean personIsAnOption = options.stream().anyMatch(option -> PersonOption.isNamedBy(option.label()));
        int end = lastMark(text, text.length());
        boolean tagged = false;
        while (end >= 0) {
            int previous = lastMark(text, end);
            int start = sentence(text, previous + 1, end);
            List<String> words = Text.words(text.substring(start, end));
            boolean offers = PersonOffer.isIn(words);
            if (!offers && leansOnStatement(words)) {
                tagged |= !words.isEmpty();
                List<String> statement = Text.words(text.substring(previous + 1, start));
                offers = PersonOffer.isNamedIn(statement);
                words = isTag(words) ? statement : words;
            }
            if (!isTag(words)) {
                return offers && !personIsAnOption ? OFFER : OTHER;
            }
            tagged |= !words.isEmpty();
            end = previous;
        }
        if (tagged) {
            return NONE;
        }
        List<String> words = Text.words(text);
        if (buttons && PersonOffer.isIn(words)) {
            return personIsAnOption ? NONE : OFFER;
        }
        return buttons || options.size() > 1 || REQUESTS.find(words).isPresent() ? OTHER : NONE;
    }

    private static boolean leansOnStatement(List<String> words) {
        return isTag(words) || GO_ON.find(words).isPresent();
    }

    private static boolean isTag(List<String> words) {
        return words.size() <= MAX_TAG_WORDS && TAGS.containsAll(words);
    }

    /** Index of the previous question mark; -1 if absent. Question marks inside links are ignored. */
    private static int lastMark(String text, int before) {
        for (int i = before - 1; i >= 0; i--) {
            boolean withinWord = i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
            if (text.charAt(i) == '?' && !withinWord) {
                return i;
            }
        }
        return -1;
    }

    /** Start of the sentence that ends here: after "¿", or after the end of the previous one. */
    private static int sentence(String text, int first, int end) {
        for (int i = end - 1; i >= first; i--) {
            boolean withinWord = i + 1 < end && !Character.isWhitespace(text.charAt(i + 1));
            switch (text.charAt(i)) {
                case '¿', '\n' -> {
                    return i + 1;
                }
                case '.', '!', '…' -> {
                    if (!withinWord && i < end - 1) {
                        return i + 1;
                    }
                }
                default -> {}
            }
        }
        return first;
    }
}
