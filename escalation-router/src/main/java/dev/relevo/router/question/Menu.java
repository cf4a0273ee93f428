package dev.relevo.router.question;

import dev.relevo.router.text.TextNormalizer;
import dev.relevo.router.text.WordLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Options that a bot's turn offers: lines such as {@code 5 - Hablar con una persona}, {@code *5* Falar com atendente}, {@code 0)
 * Agent}, and sentences such as {@code Para falar com um atendente, digite 5}.
 */
public final class Menu {
    /** WhatsApp shows ten rows; bots write somewhat more in one text. */
    static final int MAX_OPTIONS = 30;

    private static final Set<String> PRESS = WordLists.words("menu-press");
    private static final Set<String> BETWEEN = WordLists.words("menu-between");

    private Menu() {}

    /**
     * One option.
     *
     * @param key what to send to pick it, folded
     * @param label folded words; may be empty
     */
    public record Option(String key, List<String> label) {}

    /** The options of a text, in order, at most {@value #MAX_OPTIONS}; empty when it is not a menu. */
    public static List<Option> options(String text) {
        // Words beyond the bound are ignored, but lines may be read.
        if (text.length() <= TextNormalizer.MAX_CHARACTERS && !mayHaveOptions(TextNormalizer.of(text))) {
            return List.of();
        }
        List<Option> options = new ArrayList<>();
        List<String> previous = List.of();
        int start = 0;
        for (int i = 0; i <= text.length() && options.size() < MAX_OPTIONS; i++) {
            if (i < text.length() && !isBreak(text, i)) {
                continue;
            }
            List<String> words = TextNormalizer.of(text.substring(start, i));
            start = i + 1;
            if (!words.isEmpty()) {
                Option option = option(words, previous);
                if (option != null) {
                    options.add(option);
                }
                previous = words;
            }
        }
        return options;
    }

    /** Fast path: most bot texts lack a word that every option needs. */
    private static boolean mayHaveOptions(List<String> words) {
        for (String word : words) {
            if (isNumber(word) || PRESS.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** A dot ends an option only after a word: in {@code 5. Agente} it belongs to the key. */
    private static boolean isBreak(String text, int i) {
        return switch (text.charAt(i)) {
            case '\n', ';', ',' -> true;
            case '.', '!', '?' -> i > 0 && Character.isLetter(text.charAt(i - 1));
            default -> false;
        };
    }

    private static @org.jspecify.annotations.Nullable Option option(List<String> words, List<String> previous) {
        int press = firstPress(words);
        int at = press + 1;
        while (press >= 0 && at < words.size() && BETWEEN.contains(words.get(at))) {
            at++;
        }
        if (at >= words.size() || (press < 0 && !isNumber(words.getFirst()))) {
            return null;
        }
        List<String> label = words.subList(at + 1, words.size());
        if (label.isEmpty() && press >= 0) {
            label = new ArrayList<>(previous);
            label.addAll(words.subList(0, press));
        }
        return new Option(words.get(at), List.copyOf(label));
    }

    private static int firstPress(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (PRESS.contains(words.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isNumber(String word) {
        return word.length() <= 2
                && Character.isDigit(word.charAt(0))
                && Character.isDigit(word.charAt(word.length() - 1));
    }

    /** Whether this turn shows choices rather than gives an answer. */
    public static boolean isMenu(String text) {
        return options(text).size() >= 2;
    }
}
