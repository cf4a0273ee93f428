package dev.relevo.notifier.group;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.sql.Sql;
import dev.relevo.notifier.route.Timings;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of groups. A group that was read is locked until the transaction ends. */
@Singleton
class GroupRows {
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private static final String GROUPS = """
            SELECT g.route, g.step, g.receiver, g.labels, g.group_interval, g.repeat_interval, g.notified, g.told_at,
              g.repeat_at, g.escalate_at, g.escalated,
              (SELECT count(*) FROM group_alert o WHERE o.group_id = g.id AND o.told_open) AS open
            FROM alert_group g
            """;

    private static final String LOCK = """
            INSERT INTO alert_group (id, route, step, receiver, labels, group_interval, repeat_interval)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET receiver = excluded.receiver, group_interval = excluded.group_interval,
              repeat_interval = excluded.repeat_interval""";

    private static final String DUE = GROUPS + """
            WHERE g.flush_at <= ? OR g.repeat_at <= ? OR g.escalate_at <= ?
            ORDER BY least(g.flush_at, g.repeat_at, g.escalate_at) LIMIT ? FOR UPDATE OF g SKIP LOCKED""";

    /** The groups of higher steps that told this alert: they are told its end too. */
    private static final String ESCALATED = GROUPS + """
            WHERE g.step > 0 AND EXISTS
              (SELECT 1 FROM group_alert m WHERE m.group_id = g.id AND m.alert_id = ? AND m.told_revision > 0)
            ORDER BY g.step, g.id FOR UPDATE OF g""";

    /** A change that is held is told later; what waits for its turn is told with the next notification. */
    private static final String SAVE = """
            UPDATE alert_group SET notified = ?, told_at = ?, repeat_at = ?, escalate_at = ?, escalated = ?, flush_at =
              (SELECT min(not_before) FROM group_alert WHERE group_id = alert_group.id AND revision > told_revision)
            WHERE id = ?""";

    private final Sql sql;

    GroupRows(Sql sql) {
        this.sql = sql;
    }

    /** Locks a group; creates it when it does not exist. */
    AlertGroup locked(AlertGroup.Key key, String receiver, Timings timings) {
        Duration repeat = timings.repeatInterval();
        int ignored = sql.update(
                LOCK,
                key.id(),
                key.route(),
                key.step(),
                receiver,
                key.labelsAsJson(),
                timings.groupInterval().toMillis(),
                repeat == null ? null : repeat.toMillis());
        return sql.list(GroupRows::group, GROUPS + "WHERE g.id = ?", key.id()).getFirst();
    }

    /** Locks the groups that are due, the longest due first; those that another replica has locked are left to it. */
    List<AlertGroup> due(Instant now, int max) {
        return sql.list(GroupRows::group, DUE, now, now, now, max);
    }

    List<AlertGroup> escalatedOf(String alertId) {
        return sql.list(GroupRows::group, ESCALATED, alertId);
    }

    /** The group is told at this time, or earlier if it was to be told earlier. */
    void flushAt(AlertGroup group, Instant at) {
        int ignored = sql.update("UPDATE alert_group SET flush_at = least(flush_at, ?) WHERE id = ?", at, group.id());
    }

    /** The group is told at this time and not before. */
    void postpone(AlertGroup group, Instant until) {
        int ignored = sql.update(
                "UPDATE alert_group SET flush_at = ?, escalate_at = CASE WHEN escalate_at < ? THEN ? ELSE escalate_at END,"
                        + " repeat_at = CASE WHEN repeat_at < ? THEN ? ELSE repeat_at END"
                        + " WHERE id = ?",
                until,
                until,
                until,
                until,
                until,
                group.id());
    }

    /** What is due next. */
    record Next(@Nullable Instant repeatAt, @Nullable Instant escalateAt, boolean isEscalated) {}

    /** After a notification, or when there was nothing to tell. */
    void save(AlertGroup group, int notified, @Nullable Instant toldAt, Next next) {
        int ignored =
                sql.update(SAVE, notified, toldAt, next.repeatAt(), next.escalateAt(), next.isEscalated(), group.id());
    }

    /** Deletes groups whose alerts were deleted. */
    int deleteEmpty() {
        return sql.update("DELETE FROM alert_group g WHERE g.flush_at IS NULL"
                + " AND NOT EXISTS (SELECT 1 FROM group_alert m WHERE m.group_id = g.id)");
    }

    private static AlertGroup group(Sql.Row row) throws SQLException {
        try {
            Map<String, String> labels = EventJson.mapper().readValue(row.text("labels"), LABELS);
            return new AlertGroup(
                    new AlertGroup.Key(row.text("route"), row.number("step"), labels),
                    row.text("receiver"),
                    Duration.ofMillis(row.columns().getLong("group_interval")),
                    duration(row, "repeat_interval"),
                    row.number("notified"),
                    new Pace(row.number("open"), row.time("told_at")),
                    row.time("repeat_at"),
                    row.time("escalate_at"),
                    row.flag("escalated"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read the labels of a group", e);
        }
    }

    private static @Nullable Duration duration(Sql.Row row, String column) throws SQLException {
        Long millis = row.columns().getObject(column, Long.class);
        return millis == null ? null : Duration.ofMillis(millis);
    }
}
