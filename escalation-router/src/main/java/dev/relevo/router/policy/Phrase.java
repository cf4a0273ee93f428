package dev.relevo.router.policy;

import dev.relevo.router.text.WordLists;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Relevo itself says to a person; the words are in each language's {@code phrases.txt}. */
public enum Phrase {
    HANDOFF,
    PATHS,
    ALL_PATHS,
    OFFER,
    OFFER_YES,
    OFFER_NO,
    PHONE,
    EMAIL,
    WEB_FORM,
    STORE_VISIT;

    private static final Map<String, Map<String, String>> TEXTS = WordLists.texts("phrases");

    /** How policies and word lists spell it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The built-in text; English for an unsupported language. */
    public String in(@Nullable String language) {
        Map<String, String> fallback = TEXTS.getOrDefault(WordLists.FALLBACK, Map.of());
        Map<String, String> own = language == null ? fallback : TEXTS.getOrDefault(language, fallback);
        return own.getOrDefault(key(), fallback.getOrDefault(key(), ""));
    }
}
