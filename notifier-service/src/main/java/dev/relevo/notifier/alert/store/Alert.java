package dev.relevo.notifier.alert.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.relevo.event.AlertRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.security.Caller;
import dev.relevo.notifier.alert.AlertDecision;
import dev.relevo.notifier.alert.AlertLabels;
import dev.relevo.notifier.alert.AlertState;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.alert.Severities;
import dev.relevo.notifier.alert.Severity;
import dev.relevo.notifier.alert.Telling;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of the alert table. Changed only through its methods, in a transaction. */
@Entity
class Alert {
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    @Id
    private String id = "";

    private String kind = "";
    private @Nullable String phoneNumberId;

    @Enumerated(EnumType.STRING)
    private AlertState state = AlertState.OPEN;

    @Enumerated(EnumType.STRING)
    private Severity severity = Severity.WARNING;

    /** JSON of the labels. */
    private String labels = "{}";

    private int revision;
    private String summary = "";
    private String notice = "";
    private Instant openedAt = Instant.EPOCH;
    private Instant updatedAt = Instant.EPOCH;
    private @Nullable Instant acknowledgedAt;
    private @Nullable String acknowledgedBy;
    private @Nullable String acknowledgedNote;
    private @Nullable Instant resolvedAt;
    /** When an event last said that the problem exists; null in rows of a version before 0.3. */
    private @Nullable Instant confirmedAt;
    /** How often it happened since it opened. */
    private int occurrences;
    /** When receivers were last told that it ended or opened again, or will be told. Facts told in place of an opening count as one. */
    private @Nullable Instant swingAt;

    /** For Hibernate. */
    protected Alert() {}

    Alert(AlertRef ref) {
        id = ref.alertId();
        kind = ref.kind();
        phoneNumberId = ref.phoneNumberId() == null ? null : ref.phoneNumberId().value();
    }

    /** An event says that the problem exists. */
    void confirm(Instant now) {
        occurrences = state == AlertState.RESOLVED ? 1 : occurrences + 1;
        confirmedAt = now;
    }

    /**
     * Applies a decision other than {@link AlertDecision#SILENT}, with its notice. An end keeps the severity and the labels of what
     * ended.
     *
     * @param known the labels of the number, or of another system
     */
    void apply(AlertDecision decision, Notice newNotice, Map<String, String> known, Instant now) {
        revision++;
        summary = newNotice.summary();
        notice = json(newNotice);
        updatedAt = now;
        if (decision != AlertDecision.RESOLVED) {
            severity = Severities.of(newNotice.news(), known);
            labels = json(AlertLabels.of(ref(), severity, newNotice, known));
        }
        switch (decision) {
            case OPENED -> {
                state = AlertState.OPEN;
                openedAt = now;
                acknowledgedAt = null;
                acknowledgedBy = null;
                acknowledgedNote = null;
                resolvedAt = null;
            }
            case RESOLVED -> {
                state = AlertState.RESOLVED;
                resolvedAt = now;
            }
            case UPDATED, SILENT -> {}
        }
    }

    /** Decides when the notice of a decision is told. An end and another opening may wait, see {@link Telling}. */
    Telling telling(AlertDecision decision, Instant now) {
        boolean isSwing = decision == AlertDecision.RESOLVED || (decision == AlertDecision.OPENED && revision > 1);
        Telling telling = isSwing ? Telling.ofSwing(swingAt, now) : Telling.ofUpdate(swingAt, now);
        if (isSwing || telling instanceof Telling.Instead) {
            swingAt = telling.toldAt(now);
        }
        return telling;
    }

    /** @param note in the words of who acknowledged it; null if absent */
    void acknowledge(String by, @Nullable String note, Instant now) {
        acknowledgedNote = note;
        state = AlertState.ACKNOWLEDGED;
        acknowledgedBy = by;
        acknowledgedAt = now;
        updatedAt = now;
    }

    AlertRef ref() {
        return new AlertRef(id, kind, phoneNumberId == null ? null : new PhoneNumberId(phoneNumberId));
    }

    /**
     * Whether it belongs to one of these numbers.
     *
     * @param numbers the numbers of an API key
     */
    boolean isOf(Set<String> numbers) {
        return numbers.contains(Caller.ALL) || (phoneNumberId != null && numbers.contains(phoneNumberId));
    }

    AlertState state() {
        return state;
    }

    Severity severity() {
        return severity;
    }

    /** The labels as they were at the last notice; those of the row when a newer version wrote it. */
    Map<String, String> labels() {
        try {
            return EventJson.mapper().readValue(labels, LABELS);
        } catch (JsonProcessingException e) {
            return Map.of(AlertLabels.ALERTNAME, kind, AlertLabels.SEVERITY, severity.word());
        }
    }

    int revision() {
        return revision;
    }

    String summary() {
        return summary;
    }

    /** The last notice; null when it cannot be read, for example because a newer version wrote it. Then the next notice is sent in any case. */
    @Nullable
    Notice lastNotice() {
        try {
            return EventJson.mapper().readValue(notice, Notice.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    Optional<Instant> acknowledgedAt() {
        return Optional.ofNullable(acknowledgedAt);
    }

    Optional<String> acknowledgedBy() {
        return Optional.ofNullable(acknowledgedBy);
    }

    Optional<String> acknowledgedNote() {
        return Optional.ofNullable(acknowledgedNote);
    }

    int occurrences() {
        return occurrences;
    }

    /** Whether the problem exists as far as is known, but no event has said so since this time. */
    boolean isStale(Instant limit) {
        Instant confirmed = confirmedAt == null ? updatedAt : confirmedAt;
        return state != AlertState.RESOLVED && confirmed.isBefore(limit);
    }

    Optional<Instant> resolvedAt() {
        return Optional.ofNullable(resolvedAt);
    }

    private static String json(Object value) {
        try {
            return EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write an alert", e);
        }
    }
}
