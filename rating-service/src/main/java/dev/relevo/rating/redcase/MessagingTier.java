package dev.relevo.rating.redcase;

import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The order of WhatsApp's messaging limits: {@code TIER_250}, {@code TIER_10K}, {@code TIER_UNLIMITED}, or a plain number. */
public final class MessagingTier {
    /** The figure of a number without a limit. */
    public static final long UNLIMITED_PEOPLE = Long.MAX_VALUE;

    private static final Pattern TIER = Pattern.compile("(?:TIER_)?([0-9]{1,9})(K|M)?");
    private static final Set<String> UNLIMITED = Set.of("TIER_UNLIMITED", "UNLIMITED");

    private MessagingTier() {}

    /** True when both limits are known words and the second is lower. */
    static boolean fell(@Nullable String before, @Nullable String after) {
        OptionalLong from = people(before);
        OptionalLong to = people(after);
        return from.isPresent() && to.isPresent() && to.getAsLong() < from.getAsLong();
    }

    /** People in 24 hours; empty when the word is unknown: an unknown limit is not evidence of anything. */
    public static OptionalLong people(@Nullable String tier) {
        if (tier == null) {
            return OptionalLong.empty();
        }
        if (UNLIMITED.contains(tier)) {
            return OptionalLong.of(UNLIMITED_PEOPLE);
        }
        Matcher matcher = TIER.matcher(tier);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        long factor = "K".equals(matcher.group(2)) ? 1_000 : "M".equals(matcher.group(2)) ? 1_000_000 : 1;
        return OptionalLong.of(Long.parseLong(matcher.group(1)) * factor);
    }
}
