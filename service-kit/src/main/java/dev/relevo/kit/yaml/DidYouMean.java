package dev.relevo.kit.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggestions for misspelt words. */
public final class DidYouMean {
    /** More edits than this make another word. */
    private static final int MAX_SLIPS = 2;

    private DidYouMean() {}

    /** {@code "; did you mean 'queues'?"}, or the list of allowed words when none is similar. */
    public static String hint(String written, Collection<String> known) {
        return of(written, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElseGet(() -> "; known: " + String.join(", ", known));
    }

    /** {@code "; did you mean 'queues'?"}, or nothing when no word is similar; for words whose list is long or was given already. */
    public static String suggestion(String written, Collection<String> known) {
        return of(written, known).map(near -> "; did you mean '" + near + "'?").orElse("");
    }

    private static Optional<String> of(String written, Collection<String> known) {
        String word = written.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> slips(word, candidate.toLowerCase(Locale.ROOT)) <= allowed(candidate))
                .min(Comparator.comparingInt(candidate -> slips(word, candidate.toLowerCase(Locale.ROOT))));
    }

    /** Two edits would replace most of a short word. */
    private static int allowed(String word) {
        return Math.min(MAX_SLIPS, word.length() / 3);
    }

    /** Levenshtein distance of two words. */
    private static int slips(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int exchanged = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchanged, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}
