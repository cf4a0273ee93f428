package dev.relevo.router.question;

import dev.relevo.router.text.PhraseBook;
import java.util.List;
import java.util.Set;

/** Whether a yes to a question means a person. */
final class PersonOffer {
    private static final PhraseBook OFFERS = PhraseBook.load(PersonOffer.class, "offer.txt");
    private static final PhraseBook OTHERS = PhraseBook.load(PersonOffer.class, "no-offer.txt");

    private static final Set<String> OR = Set.of("o", "or", "ou");

    /** Where one of these is, "o" is the article. */
    private static final Set<String> PORTUGUESE =
            Set.of("com", "um", "uma", "voce", "quer", "falar", "conversar", "deseja", "posso", "para", "pra");

    private static final Set<String> SPANISH = Set.of("con", "un", "una", "quieres", "hablar", "el", "la");

    private static final Set<String> YES_OR_NO = Set.of("si", "sim", "yes", "no", "nao", "not");

    private PersonOffer() {}

    /** Whether these words ask if they want a person. Not whether they had one, nor whether they want that or something else. */
    public static boolean isIn(List<String> words) {
        return isNamedIn(words) && OTHERS.find(words).isEmpty() && !isChoice(words);
    }

    /** Whether these words name the way to a person, which a question after them may then offer. */
    static boolean isNamedIn(List<String> words) {
        return PersonOption.isIn(words) || OFFERS.find(words).isPresent();
    }

    /** "¿Seguimos aquí o hablas con un asesor?": a yes tells nothing. "¿Sí o no?" and "un asesor o agente" are no choice. */
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
        return OR.contains(words.get(i))
                && !(words.get(i).equals("o")
                        && words.stream().anyMatch(PORTUGUESE::contains)
                        && words.stream().noneMatch(SPANISH::contains));
    }
}
