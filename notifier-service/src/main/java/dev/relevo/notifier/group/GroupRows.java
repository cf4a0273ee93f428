package dev.relevo.notifier.group;

import dev.relevo.kit.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of groups. A group that was read is locked until the transaction ends. */
@Singleton
class GroupRows {
    private static final String COLUMNS = """
            g.id, g.route, g.receiver, g.labels, g.group_wait, g.group_interval, g.repeat_interval, g.notified, g.told_at,
            (SELECT count(*) FROM group_alert o WHERE o.group_id = g.id AND o.told_open) AS open""";

    private static final String LOCK = """
            INSERT INTO alert_group (id, route, receiver, labels, group_wait, group_interval, repeat_interval)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET group_wait = excluded.group_wait, group_interval = excluded.group_interval,
              repeat_interval = excluded.repeat_interval""";

    private static final String DUE = """
            SELECT %s FROM alert_group g
            WHERE g.flush_at <= ? OR g.repeat_at <= ?
            ORDER BY least(g.flush_at, g.repeat_at) LIMIT ? FOR UPDATE OF g SKIP LOCKED""".formatted(COLUMNS);

    private final Sql sql;

    GroupRows(Sql sql) {
        this.sql = sql;
    }

    /** One alert of a group as it was before. */
    record Member(int revision, int toldRevision) {
        /** Whether the group told this alert before. */
        boolean isKnown() {
            return toldRevision > 0;
        }

        /** Whether news of it waits to be told. */
        boolean isPending() {
            return revision > toldRevision;
        }
    }

    /** Locks the group of a route; creates it when it does not exist. */
    AlertGroup locked(Route route, String labels) {
        Timings timings = route.timings();
        Duration repeat = timings.repeatInterval();
        int ignored = sql.update(
                LOCK,
                route.groupId(),
                route.path(),
                route.receiver().name(),
                labels,
                timings.groupWait().toMillis(),
                timings.groupInterval().toMillis(),
                repeat == null ? null : repeat.toMillis());
        return sql.list(
                        GroupRows::group,
                        "SELECT %s FROM alert_group g WHERE g.id = ?".formatted(COLUMNS),
                        route.groupId())
                .getFirst();
    }

    /** Locks the groups that are due, the longest due first; those that another replica has locked are left to it. */
    List<AlertGroup> due(Instant now, int max) {
        return sql.list(GroupRows::group, DUE, now, now, max);
    }

    Optional<Member> member(String groupId, String alertId) {
        return sql
                .list(
                        row -> new Member(row.number("revision"), row.number("told_revision")),
                        "SELECT revision, told_revision FROM group_alert WHERE group_id = ? AND alert_id = ?",
                        groupId,
                        alertId)
                .stream()
                .findFirst();
    }

    /** News of an alert, which is told not before this time; null for as soon as it is the group's turn. */
    void add(String groupId, String alertId, int revision, @Nullable Instant notBefore) {
        int ignored = sql.update("""
                INSERT INTO group_alert (group_id, alert_id, revision, not_before) VALUES (?, ?, ?, ?)
                ON CONFLICT (group_id, alert_id) DO UPDATE SET revision = excluded.revision,
                  not_before = excluded.not_before""", groupId, alertId, revision, notBefore);
    }

    /** What was told last is true again: there is no news. */
    void forget(String groupId, String alertId, int revision) {
        int ignored = sql.update(
                "UPDATE group_alert SET revision = ?, told_revision = ?, not_before = NULL"
                        + " WHERE group_id = ? AND alert_id = ?",
                revision,
                revision,
                groupId,
                alertId);
    }

    /** The group is told at this time, or earlier if it was to be told earlier. */
    void flushAt(String groupId, Instant at) {
        int ignored = sql.update("UPDATE alert_group SET flush_at = least(flush_at, ?) WHERE id = ?", at, groupId);
    }

    /** After a notification, or when there was nothing to tell. */
    void save(String groupId, int notified, @Nullable Instant toldAt, @Nullable Instant repeatAt) {
        int ignored = sql.update("""
                UPDATE alert_group SET notified = ?, told_at = ?, repeat_at = ?, flush_at =
                  (SELECT min(not_before) FROM group_alert WHERE group_id = alert_group.id AND revision > told_revision)
                WHERE id = ?""", notified, toldAt, repeatAt, groupId);
    }

    private static AlertGroup group(Sql.Row row) throws SQLException {
        long repeat = row.columns().getLong("repeat_interval");
        var timings = new Timings(
                Duration.ofMillis(row.columns().getLong("group_wait")),
                Duration.ofMillis(row.columns().getLong("group_interval")),
                row.columns().wasNull() || repeat == 0 ? null : Duration.ofMillis(repeat));
        var pace = new Pace(row.number("open"), row.time("told_at"));
        return new AlertGroup(
                row.text("id"),
                row.text("route"),
                row.text("receiver"),
                row.text("labels"),
                row.number("notified"),
                timings,
                pace);
    }
}
