package dev.relevo.notifier.group;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.relevo.event.AlertRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.sql.Sql;
import dev.relevo.notifier.alert.AlertState;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.alert.Severity;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.notification.ToldAlert;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads what there is to tell of a group, and records what was told. */
@Singleton
class ChangesReader {
    private static final Logger LOG = Logger.getLogger(ChangesReader.class);

    /** An alert that ended before it was told is not told. */
    private static final String CHANGES = """
            FROM group_alert m JOIN alert a ON a.id = m.alert_id
            WHERE m.group_id = ? AND m.revision > m.told_revision AND (m.not_before IS NULL OR m.not_before <= ?)
              AND (m.told_revision > 0 OR a.state <> 'RESOLVED')""";

    /** What is firing and nobody acknowledged. */
    private static final String REMINDER = """
            FROM group_alert m JOIN alert a ON a.id = m.alert_id
            WHERE m.group_id = ? AND m.told_open AND a.state = 'OPEN' AND a.id <> ALL (?)""";

    private static final String WORST_FIRST = """
            SELECT a.id, a.kind, a.phone_number_id, a.state, a.revision, a.severity, a.labels, a.notice, a.opened_at %s
            ORDER BY a.state = 'RESOLVED',
              CASE a.severity WHEN 'CRITICAL' THEN 0 WHEN 'WARNING' THEN 1 ELSE 2 END, a.opened_at, a.id LIMIT %d""";

    private static final String COUNT = """
            SELECT (SELECT count(*) FROM group_alert f JOIN alert b ON b.id = f.alert_id
                    WHERE f.group_id = ? AND b.state <> 'RESOLVED') AS firing,
                   (SELECT count(*) %s AND a.state = 'RESOLVED') AS resolved""".formatted(CHANGES);

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final Sql sql;

    ChangesReader(Sql sql) {
        this.sql = sql;
    }

    /** The changes of a group; empty when there is nothing to tell. */
    Optional<Changes> changes(String groupId, Instant now) {
        return read(CHANGES, groupId, now, now);
    }

    /** What a reminder tells; empty when nothing but the excluded is firing, or everything was acknowledged. */
    Optional<Changes> reminder(String groupId, Collection<String> excluded, Instant now) {
        return read(REMINDER, groupId, excluded, now);
    }

    private Optional<Changes> read(String from, String groupId, Object which, Instant now) {
        List<ToldAlert> alerts = sql
                .list(ChangesReader::alert, WORST_FIRST.formatted(from, Notification.MAX_ALERTS), groupId, which)
                .stream()
                .flatMap(Optional::stream)
                .toList();
        if (alerts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(sql.list(
                        row -> new Changes(alerts, row.number("firing"), row.number("resolved")),
                        COUNT,
                        groupId,
                        groupId,
                        now)
                .getFirst());
    }

    /**
     * Records which alerts a delivery tells, and that the group told them. Ends that were never told are told no more.
     *
     * @param alerts those that the notification names; it counts others
     */
    void told(String groupId, String deliveryId, List<ToldAlert> alerts, Instant now) {
        int named = sql.update(
                "INSERT INTO delivery_alert (delivery_id, alert_id, revision) SELECT ?, * FROM unnest(?::text[], ?::int[])",
                deliveryId,
                alerts.stream().map(told -> told.alert().alertId()).toList(),
                alerts.stream().mapToInt(ToldAlert::revision).toArray());
        int counted = sql.update("""
                INSERT INTO delivery_alert (delivery_id, alert_id, revision) SELECT ?, a.id, a.revision %s
                ON CONFLICT DO NOTHING""".formatted(CHANGES), deliveryId, groupId, now);
        LOG.debugf("Group told group=%s alerts=%d", groupId, named + counted);
        settle(groupId, now);
    }

    /** Nothing is left to tell of what is due. */
    void settle(String groupId, Instant now) {
        int ignored = sql.update("""
                UPDATE group_alert m SET told_revision = m.revision, told_open = a.state <> 'RESOLVED', not_before = NULL
                FROM alert a WHERE a.id = m.alert_id AND m.group_id = ? AND m.revision > m.told_revision
                  AND (m.not_before IS NULL OR m.not_before <= ?)""", groupId, now);
    }

    private static Optional<ToldAlert> alert(Sql.Row row) throws SQLException {
        String id = row.text("id");
        String number = row.textOrNull("phone_number_id");
        try {
            return Optional.of(new ToldAlert(
                    new AlertRef(id, row.text("kind"), number == null ? null : new PhoneNumberId(number)),
                    row.number("revision"),
                    Severity.valueOf(row.text("severity")),
                    AlertState.valueOf(row.text("state")) == AlertState.RESOLVED,
                    AlertState.valueOf(row.text("state")) == AlertState.ACKNOWLEDGED,
                    EventJson.mapper().readValue(row.text("labels"), LABELS),
                    EventJson.mapper().readValue(row.text("notice"), Notice.class)));
        } catch (JsonProcessingException e) {
            // A newer version wrote it; it tells the alert too.
            LOG.errorf("Alert cannot be read alert=%s", id);
            return Optional.empty();
        }
    }
}
