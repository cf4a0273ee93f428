package dev.relevo.notifier.group;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The alerts of groups. Called with the group locked. */
@Singleton
class Members {
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final Sql sql;

    Members(Sql sql) {
        this.sql = sql;
    }

    /** One alert of a group. */
    record Member(int revision, int toldRevision) {
        /** Whether the group told this alert before. */
        boolean isKnown() {
            return toldRevision > 0;
        }

        /** Whether a change of it waits to be told. */
        boolean isPending() {
            return revision > toldRevision;
        }
    }

    /** An alert with a change. */
    record Pending(String alertId, Map<String, String> labels) {}

    Optional<Member> find(AlertGroup group, String alertId) {
        return sql
                .list(
                        row -> new Member(row.number("revision"), row.number("told_revision")),
                        "SELECT revision, told_revision FROM group_alert WHERE group_id = ? AND alert_id = ?",
                        group.id(),
                        alertId)
                .stream()
                .findFirst();
    }

    /** A change of an alert, which is told not before this time; null for as soon as it is the group's turn. */
    void add(AlertGroup group, String alertId, int revision, @Nullable Instant notBefore) {
        int ignored = sql.update("""
                INSERT INTO group_alert (group_id, alert_id, revision, not_before) VALUES (?, ?, ?, ?)
                ON CONFLICT (group_id, alert_id) DO UPDATE SET revision = excluded.revision,
                  not_before = excluded.not_before""", group.id(), alertId, revision, notBefore);
    }

    /** Adds what a group told and nobody acknowledged to the group of the next step; the number of such alerts. */
    int escalate(AlertGroup from, AlertGroup to) {
        return sql.update("""
                INSERT INTO group_alert (group_id, alert_id, revision)
                SELECT ?, a.id, a.revision FROM group_alert m JOIN alert a ON a.id = m.alert_id
                WHERE m.group_id = ? AND m.told_open AND a.state = 'OPEN'
                ON CONFLICT (group_id, alert_id) DO UPDATE SET revision = excluded.revision, told_revision = 0""", to.id(), from.id());
    }

    /** What was told last is true again: there is no change. */
    void forget(AlertGroup group, String alertId, int revision) {
        int ignored = sql.update(
                "UPDATE group_alert SET revision = ?, told_revision = ?, not_before = NULL"
                        + " WHERE group_id = ? AND alert_id = ?",
                revision,
                revision,
                group.id(),
                alertId);
    }

    List<Pending> pending(AlertGroup group, Instant now) {
        return sql.list(Members::pending, """
                SELECT a.id, a.labels FROM group_alert m JOIN alert a ON a.id = m.alert_id
                WHERE m.group_id = ? AND m.revision > m.told_revision AND (m.not_before IS NULL OR m.not_before <= ?)""", group.id(), now);
    }

    /** The alerts that the group told and that are open. */
    List<Pending> open(AlertGroup group) {
        return sql.list(
                Members::pending,
                "SELECT a.id, a.labels FROM group_alert m JOIN alert a ON a.id = m.alert_id"
                        + " WHERE m.group_id = ? AND m.told_open AND a.state = 'OPEN'",
                group.id());
    }

    /** Changes of these alerts wait. */
    void hold(AlertGroup group, Collection<String> alertIds, Instant until) {
        int ignored = sql.update(
                "UPDATE group_alert SET not_before = ? WHERE group_id = ? AND alert_id = ANY (?)",
                until,
                group.id(),
                alertIds);
    }

    private static Pending pending(Sql.Row row) throws SQLException {
        try {
            return new Pending(row.text("id"), EventJson.mapper().readValue(row.text("labels"), LABELS));
        } catch (JsonProcessingException e) {
            return new Pending(row.text("id"), Map.of());
        }
    }
}
