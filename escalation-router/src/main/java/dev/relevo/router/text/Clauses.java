package dev.relevo.router.text;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Clauses of a text, separated by punctuation that folded words no longer have: "No, quiero hablar con una persona" means the
 * opposite of "no quiero hablar con una persona", and a request may be one short sentence or line among others.
 */
public final class Clauses {
    private static final Set<String> NO = WordLists.words("no");

    /** Length of the longest of them, with combining accents. */
    private static final int MAX_NO = NO.stream().mapToInt(String::length).max().orElse(0) + 1;

    /** A pattern that must be a whole sentence is short; any other is found in the whole text. */
    private static final int MAX_SENTENCE = 40;

    /** How far back earlier words can negate a sentence. */
    private static final int MAX_BEFORE = 200;

    private Clauses() {}

    /** Whether the words before this one negate it. */
    @FunctionalInterface
    public interface TakesBack {
        boolean test(List<String> words, int at);
    }

    /**
     * Whether a clause matches: the words after a "no" and a punctuation mark, up to the next mark; or a short sentence that later
     * words do not negate.
     */
    public static boolean anyOf(String text, Predicate<List<String>> isOne, TakesBack takesBack) {
        int afterNo = 0;
        int sentence = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean isEnd = i == text.length();
            if (!isEnd && !isMark(text.charAt(i))) {
                continue;
            }
            boolean isNo = !isEnd && endsInNo(text, i);
            if (afterNo > 0 && (isNo || isEnd) && isOne.test(TextNormalizer.of(text.substring(afterNo, i)))) {
                return true;
            }
            if (isNo || isEnd || endsSentence(text.charAt(i))) {
                if (sentence > 0 && i - sentence <= MAX_SENTENCE) {
                    List<String> words = TextNormalizer.of(text.substring(sentence, i));
                    int before = Math.max(afterNo, sentence - MAX_BEFORE);
                    if (isOne.test(words)
                            && !isTakenBack(TextNormalizer.of(text.substring(before, i)), words, takesBack)) {
                        return true;
                    }
                }
                sentence = i + 1;
            }
            afterNo = isNo ? i + 1 : afterNo;
        }
        return false;
    }

    private static boolean isTakenBack(List<String> all, List<String> last, TakesBack takesBack) {
        return takesBack.test(all, all.size() - last.size());
    }

    private static boolean isMark(char c) {
        return endsSentence(c) || c == ',' || c == ':' || c == '-' || c == '–' || c == '—';
    }

    private static boolean endsSentence(char c) {
        return switch (c) {
            case '.', '!', '?', ';', '\n', '…' -> true;
            default -> false;
        };
    }

    /** Whether the word before the mark is a no. */
    private static boolean endsInNo(String text, int mark) {
        int end = mark;
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        int start = end;
        while (start > 0 && end - start <= MAX_NO && isOfWord(text.charAt(start - 1))) {
            start--;
        }
        return end - start >= 2
                && end - start <= MAX_NO
                && NO.contains(TextNormalizer.joined(text.substring(start, end)));
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
