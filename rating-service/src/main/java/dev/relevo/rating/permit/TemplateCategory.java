package dev.relevo.rating.permit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The categories of WhatsApp's templates. */
public enum TemplateCategory {
    MARKETING,
    UTILITY,
    AUTHENTICATION;

    /** The name in JSON, for example {@code marketing}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The category with this name in JSON. */
    public static Optional<TemplateCategory> of(String word) {
        return Arrays.stream(values())
                .filter(category -> category.word().equals(word))
                .findFirst();
    }
}
