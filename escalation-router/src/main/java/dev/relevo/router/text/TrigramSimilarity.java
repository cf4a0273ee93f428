package dev.relevo.router.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first of many texts that is similar to one text, by the Jaccard similarity of their trigrams. Most are not, and
 * counting alone shows it without sorting: similar texts must share a minimum number of trigrams. One instance per comparison.
 */
public final class TrigramSimilarity {
    /** Size of a Bloom filter with one hash: a message of a hundred letters fills a twentieth. */
    private static final int BITS = 2_048;

    private static final int HASH_BITS = 11;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final String one;
    private final double least;
    private final long[] filter = new long[BITS / Long.SIZE];
    /** An upper bound of its distinct trigrams. */
    private final int bitsSet;

    private long @Nullable [] trigrams;

    /**
     * @param one the text to compare with
     * @param least minimum similarity, above 0
     */
    public TrigramSimilarity(String one, double least) {
        String plain = TextNormalizer.plain(one);
        this.one = plain;
        this.least = least;
        char[] folded = new char[Math.min(plain.length(), TextNormalizer.MAX_CHARACTERS)];
        int length = TextNormalizer.fold(plain, folded);
        int set = 0;
        for (int i = 0; i < length - 2; i++) {
            int hash = hash(Text.trigram(folded, i));
            set += 1 - bit(hash);
            filter[hash >>> 6] |= 1L << hash;
        }
        this.bitsSet = set;
    }

    /** The first text that is similar and passes the filter. */
    public Optional<String> firstAmong(List<String> texts, Predicate<String> besides) {
        for (String text : texts) {
            if (mayBeLike(text) && Text.similarity(trigrams(), Text.trigrams(text)) >= least && besides.test(text)) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    /** Whether enough of its trigrams may be in the other text. Duplicates only raise the count. */
    private boolean mayBeLike(String text) {
        String plain = TextNormalizer.plain(text);
        char[] folded = new char[Math.min(plain.length(), TextNormalizer.MAX_CHARACTERS)];
        int length = TextNormalizer.fold(plain, folded);
        int shared = 0;
        for (int i = 0; i < length - 2; i++) {
            shared += bit(hash(Text.trigram(folded, i)));
        }
        return shared >= least * bitsSet;
    }

    private long[] trigrams() {
        long[] known = trigrams;
        if (known == null) {
            known = Text.trigrams(one);
            trigrams = known;
        }
        return known;
    }

    private int bit(int hash) {
        return (int) (filter[hash >>> 6] >>> hash) & 1;
    }

    private static int hash(long trigram) {
        return (int) (trigram * MIX >>> Long.SIZE - HASH_BITS);
    }
}
