package dev.relevo.router.question;

import dev.relevo.router.text.Language;
import dev.relevo.router.text.PhraseBook;
import dev.relevo.router.text.WordLists;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a yes to a question means a person. */
final class PersonOffer {
    private static final PhraseBook OFFERS = WordLists.phrases("offer");
    private static final PhraseBook OTHERS = WordLists.phrases("no-offer");

    /** The languages in which a word stands between two choices. */
    private static final Map<String, Set<String>> OR = WordLists.wordsByLanguage("or");

    private static final Map<String, Set<String>> BESIDE_OR = WordLists.wordsByLanguage("or-beside");

    private static final Set<String> YES_OR_NO = WordLists.words("yes-or-no");

    private PersonOffer() {}

    /**
     * Whether these words ask if the user wants a person: not whether they had contact, nor a choice between a person and something
     * else.
     */
    public static boolean isIn(List<String> words) {
        return isNamedIn(words) && OTHERS.find(words).isEmpty() && !isChoice(words);
    }

    /** Whether these words name the way to a person, which a following question may then offer. */
    static boolean isNamedIn(List<String> words) {
        return PersonOption.isIn(words) || OFFERS.find(words).isPresent();
    }

    /** "¿Seguimos aquí o hablas con un asesor?": a yes is ambiguous. "¿Sí o no?" and "un asesor o agente" are not a choice. */
    private static boolean isChoice(List<String> words) {
        for (int i = 1; i < words.size() - 1; i++) {
            if (isOr(words, i)) {
                List<String> rest = words.subList(i + 1, words.size());
                boolean same = isNamedIn(words.subList(0, i)) && PersonOption.isNamedBy(rest);
                if (!same && !YES_OR_NO.contains(rest.getFirst())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOr(List<String> words, int i) {
        String word = words.get(i);
        return OR.entrySet().stream()
                .anyMatch(or -> or.getValue().contains(word) && !isOfAnotherLanguage(words, word, or.getKey()));
    }

    /** The Spanish "o" is the Portuguese article: what is beside it tells which. */
    private static boolean isOfAnotherLanguage(List<String> words, String or, String language) {
        return !isBeside(words, language)
                && BESIDE_OR.keySet().stream()
                        .anyMatch(other ->
                                !other.equals(language) && Language.isFrequent(or, other) && isBeside(words, other));
    }

    private static boolean isBeside(List<String> words, String language) {
        return words.stream().anyMatch(BESIDE_OR.getOrDefault(language, Set.of())::contains);
    }
}
