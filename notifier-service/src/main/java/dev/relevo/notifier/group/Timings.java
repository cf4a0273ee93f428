package dev.relevo.notifier.group;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a route tells its groups. The names are Alertmanager's.
 *
 * @param groupWait how long the first notification of a group waits for other alerts
 * @param groupInterval how long news about new alerts of a group waits after the last notification
 * @param repeatInterval when a group is told again that is still firing and that nobody acknowledged; null for never
 */
public record Timings(
        Duration groupWait,
        Duration groupInterval,
        @Nullable Duration repeatInterval) {}
