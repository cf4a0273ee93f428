package dev.relevo.router.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person when a queue is sought for her.
 *
 * @param number phone number id she writes to
 * @param language BCP 47 primary tag, lower case; null when unknown
 * @param reasons names of the detectors that led to the handoff
 * @param words what she wrote last, folded; empty when there is nothing
 * @param payload of the button or list row she chose last; null when she wrote by hand
 */
public record RoutingCriteria(
        String number,
        @Nullable String language,
        Set<String> reasons,
        List<String> words,
        @Nullable String payload) {
    public RoutingCriteria {
        language = language == null ? null : primaryTag(language);
        reasons = Set.copyOf(reasons);
        words = List.copyOf(words);
    }

    /** {@code pt_BR} and {@code pt-BR} are {@code pt}. */
    private static String primaryTag(String language) {
        String primary = language.split("[-_]", 2)[0];
        return primary.toLowerCase(Locale.ROOT);
    }
}
