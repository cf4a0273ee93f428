package dev.relevo.notifier.receiver;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language of notices. */
public enum Language {
    ES,
    EN,
    PT;

    /** BCP 47, for example {@code es}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language of this tag; empty when there are no notices in it. */
    public static Optional<Language> ofTag(String tag) {
        return Arrays.stream(values()).filter(l -> l.tag().equals(tag)).findFirst();
    }
}
