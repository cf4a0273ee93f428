package dev.relevo.router.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Criteria for choosing a queue.
 *
 * @param number phone number id that the user writes to
 * @param language BCP 47 primary tag, lower case; null when unknown
 * @param reasons names of the detectors that led to the handoff
 * @param words the user's last message, folded; empty if absent
 * @param payload of the button or list row that the user chose last; null when they typed
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
