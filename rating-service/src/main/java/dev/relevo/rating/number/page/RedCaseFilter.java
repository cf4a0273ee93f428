package dev.relevo.rating.number.page;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which red cases a list has.
 *
 * @param visible the ids of the numbers the caller may see, or {@code *}
 * @param kind open, closed or all
 * @param ruleSet the rule set they are judged by; null for all
 */
public record RedCaseFilter(
        Set<String> visible, Kind kind, @Nullable String ruleSet) {
    /** Which cases by whether they are open. */
    public enum Kind {
        /** The open ones, the oldest flag first. */
        OPEN,
        /** The closed ones, the latest flag first. */
        CLOSED,
        /** First the open ones, then the closed ones, the latest flag first. */
        ALL
    }
}
