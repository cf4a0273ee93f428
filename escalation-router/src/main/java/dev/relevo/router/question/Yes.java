package dev.relevo.router.question;

import dev.relevo.router.text.PhraseBook;
import dev.relevo.router.text.Text;
import dev.relevo.router.text.TextNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether an answer is a yes. */
public final class Yes {
    private static final PhraseBook PLAIN = PhraseBook.load(Yes.class, "yes.txt");

    /** Words that agree where they, and {@link #POLITE} ones, are all that is said: "quiero saber mi saldo" wants something. */
    private static final Set<String> AGREEING = words("""
            quiero prefiero bueno listo eso vale porfa porfavor perfecto va favor gustaria bien genial excelente
            comunicame comuniqueme conectame conecteme pasame paseme transfiereme transfierame hazlo hagalo
            pasamelo okis sale simon aja ok okay okey okk k kk please pls plz fine alright perfect great good do
            connect transfer works yah mhm cool sure yes pode quero gostaria isso uhum aham bom pfv
            pf otimo perfeito transfere transferir transfira certo bem fechado show bora queria sim si
            """);

    private static final Set<String> POLITE = words("""
            por gracias muchas mil me esta ya ahora mismo si sip claro dale de una eso muy amable senor senora
            thanks thank you very much that thats is it now then all to would be with id like i want sounds
            obrigado obrigada muito ta ser agora assim tudo favor isso sim the agent human person un asesor
            agente humano atendente um yes yeah
            """);

    private static final int MAX_AGREEING_WORDS = 7;

    private static final String SIGNS = "👍👌✅✔🙏🆗";
    private static final int FIRST_SKIN_TONE = 0x1F3FB;
    private static final int LAST_SKIN_TONE = 0x1F3FF;
    private static final int EMOJI_VARIATION = 0xFE0F;

    private Yes() {}

    private static Set<String> words(String text) {
        return Set.copyOf(TextNormalizer.of(text));
    }

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
