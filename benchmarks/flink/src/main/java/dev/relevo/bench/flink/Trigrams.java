package dev.relevo.bench.flink;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The similarity of two texts: the Jaccard index of their trigrams. */
final class Trigrams {
    private Trigrams() {}

    static double similarity(String one, String other) {
        Set<String> ones = of(one);
        Set<String> others = of(other);
        int all = ones.size() + others.size();
        ones.retainAll(others);
        int common = ones.size();
        return all == 0 ? 0 : (double) common / (all - common);
    }

    private static Set<String> of(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        Set<String> trigrams = new HashSet<>();
        for (int i = 0; i + 3 <= folded.length(); i++) {
            trigrams.add(folded.substring(i, i + 3));
        }
        return trigrams;
    }
}
