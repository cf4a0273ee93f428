package dev.relevo.notifier.route.file;

import java.util.List;

/** The objects of a routing tree and their keys. docs/reference/routes.md has a row for each key. */
enum RouteKeys {
    DOCUMENT("route", "receivers", "rotations", "time_intervals", "mute_time_intervals", "inhibit_rules", "digests"),
    ROUTE(
            "receiver",
            "ladder",
            "matchers",
            "group_by",
            "group_wait",
            "group_interval",
            "repeat_interval",
            "continue",
            "mute_time_intervals",
            "active_time_intervals",
            "routes"),
    STEP("receiver", "rotation", "after"),
    RECEIVER("name"),
    ROTATION("name", "members", "shift", "starts"),
    TIME_INTERVAL("name", "time_intervals"),
    PERIOD("times", "weekdays", "days_of_month", "months", "years", "location"),
    TIMES("start_time", "end_time"),
    INHIBIT_RULE("source_matchers", "target_matchers", "equal"),
    DIGEST("receiver", "daily", "weekly");

    private final List<String> keys;

    RouteKeys(String... keys) {
        this.keys = List.of(keys);
    }

    List<String> keys() {
        return keys;
    }
}
