package dev.relevo.rating.template;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of a template's history. Immutable once stored. */
@Entity
@Table(name = "template_history")
class ToldEntity {
    /** Null until inserted. */
    @Id
    @Nullable
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long position;

    private String templateKey;

    private String eventId;

    @Column(name = "told_at")
    private Instant at;

    @Enumerated(EnumType.STRING)
    private Told.Kind kind;

    private String value;

    /** Null when no end is known. */
    @Nullable
    @Column(name = "ends_at")
    private Instant until;

    /** Null when WhatsApp gave none. */
    @Nullable
    private String reason;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    ToldEntity() {}

    ToldEntity(String templateKey, Told told) {
        this.templateKey = templateKey;
        this.eventId = told.eventId();
        this.at = told.at();
        this.kind = told.kind();
        this.value = told.value();
        this.until = told.until();
        this.reason = told.reason();
    }

    Told toTold() {
        return new Told(eventId, at, kind, value, until, reason);
    }
}
