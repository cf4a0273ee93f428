package dev.relevo.notifier.group;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fast a group is told. The first alert of a group is told after its {@code group_wait}, which is zero for what is urgent. What
 * is new in a group that was told waits until {@code group_interval} has passed, so that thousands of alerts are a few messages. A
 * further step of an alert that was told before, such as a reminder or its end, comes at once while the group is small.
 *
 * @param open how many alerts of the group were told and are open
 * @param toldAt the last notification; null before the first
 */
record Pace(int open, @Nullable Instant toldAt) {
    /** Each step of the alerts of a larger group waits for the others. */
    static final int MAX_SMALL = 5;

    /**
     * When a change is told.
     *
     * @param isStep true for an alert that this group told before
     */
    Instant turn(boolean isStep, Duration groupWait, Duration groupInterval, Instant now) {
        if (isStep && open <= MAX_SMALL) {
            return now;
        }
        if (toldAt == null || open == 0) {
            return now.plus(groupWait);
        }
        Instant turn = toldAt.plus(groupInterval);
        return turn.isBefore(now) ? now : turn;
    }
}
