package dev.relevo.notifier.alert.store;

import dev.relevo.kit.sql.Sql;
import dev.relevo.notifier.alert.AlertDecision;
import dev.relevo.notifier.alert.Severity;
import dev.relevo.notifier.alert.Step;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happened to an alert: its notices, and who acknowledged it. */
@Singleton
class AlertHistory {
    private static final String ACKNOWLEDGED = "ACKNOWLEDGED";

    /** More would not be read; a risk that swings for a year may have thousands. */
    private static final int MAX_ENTRIES = 500;

    private final EntityManager entities;
    private final Sql sql;

    AlertHistory(EntityManager entities, Sql sql) {
        this.entities = entities;
        this.sql = sql;
    }

    /**
     * One entry.
     *
     * @param revision the number of the notice, from 1
     * @param change {@code opened}, {@code updated}, {@code resolved} or {@code acknowledged}
     * @param severity the alert's severity from then on
     * @param by who acknowledged it; null for a notice
     * @param note their words; null if absent
     */
    record Entry(
            int revision,
            Instant at,
            String change,
            String severity,
            String summary,
            @Nullable String by,
            @Nullable String note) {}

    void changed(Alert alert, AlertDecision decision, Step step, Instant now) {
        add(alert, decision.name(), step.key(), null, null, now);
    }

    void acknowledged(Alert alert, String by, @Nullable String note, Instant now) {
        add(alert, ACKNOWLEDGED, null, by, note, now);
    }

    /** Whether the alert had this step at any time. */
    boolean hasStep(String alertId, Step step) {
        return !sql.list(
                        row -> row.number("found"),
                        "SELECT 1 AS found FROM alert_history WHERE alert_id = ? AND step = ? LIMIT 1",
                        alertId,
                        step.key())
                .isEmpty();
    }

    /** The last entries of an alert, the oldest first. */
    List<Entry> of(String alertId) {
        return sql.list(AlertHistory::entry, """
                SELECT * FROM (SELECT * FROM alert_history WHERE alert_id = ? ORDER BY position DESC LIMIT ?) newest
                ORDER BY position""", alertId, MAX_ENTRIES);
    }

    /** After the alert itself, to which the entry refers. */
    private void add(
            Alert alert,
            String change,
            @Nullable String step,
            @Nullable String by,
            @Nullable String note,
            Instant now) {
        entities.flush();
        int ignored = sql.update(
                """
                INSERT INTO alert_history (alert_id, revision, at, change, severity, step, summary, by, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                alert.ref().alertId(),
                alert.revision(),
                now,
                change,
                alert.severity().name(),
                step,
                alert.summary(),
                by,
                note);
    }

    private static Entry entry(Sql.Row row) throws SQLException {
        return new Entry(
                row.number("revision"),
                row.timeOf("at"),
                row.text("change").toLowerCase(Locale.ROOT),
                Severity.valueOf(row.text("severity")).word(),
                row.text("summary"),
                row.textOrNull("by"),
                row.textOrNull("note"));
    }
}
