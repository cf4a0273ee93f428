package dev.relevo.notifier.routing;

import dev.relevo.notifier.route.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an alert would go.
 *
 * @param source {@code API}, {@code FILE} or {@code RECEIVERS}
 * @param revision of the tree
 * @param at the moment that was asked about
 * @param told whether any receiver would be told
 * @param matches the routes that take it, in order
 * @param silencedBy the silence because of which nobody is told; null without one
 * @param inhibitedBy the alert because of which nobody is told; null without one
 */
record Explanation(
        CurrentTree.Source source,
        String revision,
        Instant at,
        boolean told,
        List<Match> matches,
        @Nullable SilencedBy silencedBy,
        @Nullable InhibitedBy inhibitedBy) {
    /**
     * One route.
     *
     * @param path its place in the document
     * @param receiver told first; null when there is no such receiver
     * @param steps who is told, in order
     * @param group the labels of the alert's group
     * @param groupWait until the first message, if the group is new
     * @param repeatInterval null for never
     * @param mutedBy the interval because of which this route tells nothing; null when it is not mute
     */
    record Match(
            String path,
            @Nullable String receiver,
            List<Step> steps,
            Map<String, String> group,
            Duration groupWait,
            Duration groupInterval,
            @Nullable Duration repeatInterval,
            @Nullable MutedBy mutedBy) {}

    /**
     * One step of a ladder, or the only one.
     *
     * @param rotation null when the step names a receiver
     * @param receiver whose turn it is at that moment
     * @param known whether there is such a receiver
     * @param after from the step before, if nobody acknowledged
     */
    record Step(@Nullable String rotation, String receiver, boolean known, Duration after) {}

    /**
     * Why a route is mute.
     *
     * @param key {@code mute_time_intervals} or {@code active_time_intervals}
     */
    record MutedBy(String key, String interval) {}

    /** A silence that matches. */
    record SilencedBy(String id, String author, String reason, Instant endsAt) {
        static SilencedBy of(Silence silence) {
            return new SilencedBy(silence.id(), silence.author(), silence.reason(), silence.endsAt());
        }
    }

    /**
     * A rule that applies.
     *
     * @param rule its place in the document
     * @param source the labels of the alert that fires; null when the key may not see it
     */
    record InhibitedBy(String rule, @Nullable Map<String, String> source) {}
}
