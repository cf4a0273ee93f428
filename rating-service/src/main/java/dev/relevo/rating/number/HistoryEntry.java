package dev.relevo.rating.number;

import dev.relevo.event.QualityEvent.RatingObserved;
import dev.relevo.event.Rating;
import dev.relevo.rating.ProviderNotice;
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
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One thing that was seen or told of a number. Never changed. */
@Entity
@Table(name = "history_entry")
class HistoryEntry {
    /** Rises with time: the cursor of pages. Null until inserted. */
    @Id
    @Nullable
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long position;

    @Column(name = "phone_number_id")
    String phoneNumberId;

    @Column(name = "event_id")
    String eventId;

    String type;

    @Column(name = "occurred_at")
    Instant occurredAt;

    @Column(name = "recorded_at")
    Instant recordedAt;

    /** The next four: null unless it is an observation. */
    @Nullable
    @Enumerated(EnumType.STRING)
    Rating rating;

    @Enumerated(EnumType.STRING)
    RatingObserved.@Nullable Source source;

    @Nullable
    @Column(name = "request_started_at")
    Instant requestStartedAt;

    /** Also null unless a person said it. */
    @Nullable
    String who;

    /** Null unless a person said it. */
    @Nullable
    String reason;

    /** What the provider sent; null for an observation. */
    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> raw;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    HistoryEntry() {}

    HistoryEntry(String phoneNumberId, Observation seen, @Nullable Testimony testimony, Instant now) {
        this.phoneNumberId = phoneNumberId;
        this.eventId = seen.observationId();
        this.type = "rating-observed";
        this.occurredAt = seen.occurredAt();
        this.recordedAt = now;
        this.rating = seen.rating();
        this.source = seen.source();
        this.requestStartedAt = seen.requestStartedAt();
        this.who = testimony == null ? null : testimony.who();
        this.reason = testimony == null ? null : testimony.reason();
    }

    HistoryEntry(String phoneNumberId, ProviderNotice notice, Instant now) {
        this.phoneNumberId = phoneNumberId;
        this.eventId = notice.eventId();
        this.type = notice.type();
        this.occurredAt = notice.occurredAt();
        this.recordedAt = now;
        this.raw = notice.raw();
    }

    /**
     * Who saw a colour with their own eyes.
     *
     * @param who name of the key or person
     * @param reason in their words
     */
    record Testimony(String who, String reason) {}
}
