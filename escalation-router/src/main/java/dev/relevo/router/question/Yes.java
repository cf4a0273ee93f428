package dev.relevo.router.question;

import dev.relevo.router.text.PhraseBook;
import dev.relevo.router.text.Text;
import dev.relevo.router.text.WordLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether an answer is a yes. */
public final class Yes {
    private static final PhraseBook PLAIN = WordLists.phrases("yes");

    /**
     * Words of agreement that count only if nothing but these and {@link #POLITE} words is said: "quiero saber mi saldo" is not a
     * yes.
     */
    private static final Set<String> AGREEING = WordLists.words("agreeing");

    private static final Set<String> POLITE = WordLists.words("polite");

    private static final int MAX_AGREEING_WORDS = 7;

    private static final String SIGNS = "👍👌✅✔🙏🆗";
    private static final int FIRST_SKIN_TONE = 0x1F3FB;
    private static final int LAST_SKIN_TONE = 0x1F3FF;
    private static final int EMOJI_VARIATION = 0xFE0F;

    private Yes() {}

    public static boolean isSaidIn(String text) {
        List<String> words = Text.words(text);
        if (words.isEmpty()) {
            return isSign(text);
        }
        List<String> said = new ArrayList<>(words);
        said.set(0, shortened(words.getFirst()));
        return PLAIN.find(said).isPresent() || isAgreement(said);
    }

    private static boolean isAgreement(List<String> words) {
        if (words.size() > MAX_AGREEING_WORDS) {
            return false;
        }
        boolean agrees = false;
        for (String word : words) {
            boolean agreeing = AGREEING.contains(word);
            if (!agreeing && !POLITE.contains(word)) {
                return false;
            }
            agrees |= agreeing;
        }
        return agrees;
    }

    /** "siii" is "si". */
    private static String shortened(String word) {
        int end = word.length();
        while (end > 2 && word.charAt(end - 1) == word.charAt(end - 2)) {
            end--;
        }
        return word.substring(0, end);
    }

    private static boolean isSign(String text) {
        boolean[] sign = new boolean[1];
        boolean only = text.codePoints().allMatch(c -> {
            boolean isOne = SIGNS.indexOf(c) >= 0;
            sign[0] |= isOne;
            return isOne
                    || Character.isWhitespace(c)
                    || c == EMOJI_VARIATION
                    || (c >= FIRST_SKIN_TONE && c <= LAST_SKIN_TONE);
        });
        return only && sign[0];
    }
}
