package dev.relevo.rating.number.page;

import dev.relevo.event.Rating;
import dev.relevo.kit.security.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers a list has; null is no filter.
 *
 * @param visible the ids the caller may see, or {@code *}
 * @param rating their colour
 * @param wabaId their account
 * @param ruleSet the rule set for a new red case
 */
public record NumberFilter(
        Set<String> visible,
        @Nullable Rating rating,
        @Nullable String wabaId,
        @Nullable String ruleSet) {
    /** The conditions by parameter, without those that filter nothing. */
    public Map<String, Condition> conditions() {
        Map<String, Condition> conditions = new LinkedHashMap<>();
        if (!visible.contains(Caller.ALL)) {
            conditions.put("visible", new Condition("phoneNumberId in :visible", visible));
        }
        if (rating != null) {
            conditions.put("rating", new Condition("rating = :rating", rating));
        }
        if (wabaId != null) {
            conditions.put("wabaId", new Condition("wabaId = :wabaId", wabaId));
        }
        if (ruleSet != null) {
            conditions.put("ruleSet", new Condition("ruleSet = :ruleSet", ruleSet));
        }
        return conditions;
    }

    /** A condition of a query and the value of its parameter. */
    public record Condition(String text, Object value) {}
}
