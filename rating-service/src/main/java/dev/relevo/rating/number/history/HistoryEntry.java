package dev.relevo.rating.number.history;

import dev.relevo.event.QualityEvent.RatingObserved;
import dev.relevo.event.Rating;
import dev.relevo.rating.ProviderNotice;
import dev.relevo.rating.redcase.ManualReport;
import dev.relevo.rating.redcase.Observation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An observation or a provider notice of one number. Immutable once stored. */
@Entity
@Table(name = "history_entry")
class HistoryEntry {
    /** Increases with time; the cursor of pages. Null until inserted. */
    @Id
    @Nullable
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long position;

    @Column(name = "phone_number_id")
    private String phoneNumberId;

    @Column(name = "event_id")
    private String eventId;

    private String type;

    @Column(name = "occurred_at")
    private Instant occurredAt;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    /** Null unless the entry is an observation; the same holds for the next three fields. */
    @Nullable
    @Enumerated(EnumType.STRING)
    private Rating rating;

    @Enumerated(EnumType.STRING)
    private RatingObserved.@Nullable Source source;

    @Nullable
    @Column(name = "request_started_at")
    private Instant requestStartedAt;

    /** Null unless a person reported it. */
    @Nullable
    private String who;

    /** Null unless a person reported it. */
    @Nullable
    private String reason;

    /** The value the provider sent; null for an observation. */
    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Object> raw;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    HistoryEntry() {}

    HistoryEntry(
            String phoneNumberId,
            Observation seen,
            @Nullable ManualReport report,
            Map<String, Object> effect,
            Instant now) {
        this.phoneNumberId = phoneNumberId;
        this.eventId = seen.observationId();
        this.type = "rating-observed";
        this.occurredAt = seen.occurredAt();
        this.recordedAt = now;
        this.rating = seen.rating();
        this.source = seen.source();
        this.requestStartedAt = seen.requestStartedAt();
        this.who = report == null ? null : report.who();
        this.reason = report == null ? null : report.reason();
        this.raw = effect.isEmpty() ? null : effect;
    }

    HistoryEntry(String phoneNumberId, String eventId, String type, ManualReport report, Instant now) {
        this.phoneNumberId = phoneNumberId;
        this.eventId = eventId;
        this.type = type;
        this.occurredAt = now;
        this.recordedAt = now;
        this.who = report.who();
        this.reason = report.reason();
    }

    HistoryEntry(String phoneNumberId, ProviderNotice notice, Instant now) {
        this.phoneNumberId = phoneNumberId;
        this.eventId = notice.eventId();
        this.type = notice.type();
        this.occurredAt = notice.occurredAt();
        this.recordedAt = now;
        this.raw = notice.raw();
    }

    String phoneNumberId() {
        return phoneNumberId;
    }

    String eventId() {
        return eventId;
    }

    HistoryView.Entry view() {
        return new HistoryView.Entry(
                Objects.requireNonNull(position),
                type,
                occurredAt,
                recordedAt,
                rating,
                source,
                requestStartedAt,
                who,
                reason,
                raw);
    }
}
