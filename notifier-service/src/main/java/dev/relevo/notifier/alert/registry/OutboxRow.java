package dev.relevo.notifier.alert.registry;

import dev.relevo.event.AlertEvent;
import dev.relevo.kit.EventJson;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event on its way to the alert topic. Column names as Debezium's outbox router expects them. */
@Entity
@Table(name = "outbox")
class OutboxRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long position;

    private String id = "";
    private String aggregatetype = "";
    private String aggregateid = "";
    private String type = "";
    private String payload = "";
    private Instant createdAt = Instant.EPOCH;
    /** Null while it may be published. */
    private @Nullable Instant parkedAt;
    /** Null while it may be published. */
    private @Nullable String parkedReason;

    /** For Hibernate. */
    protected OutboxRow() {}

    OutboxRow(AlertEvent event) {
        id = event.meta().eventId();
        aggregatetype = "alert";
        aggregateid = event.key();
        type = event.getClass().getSimpleName();
        payload = new String(EventJson.write(event), StandardCharsets.UTF_8);
        createdAt = event.meta().recordedAt();
    }

    String id() {
        return id;
    }

    byte[] payload() {
        return payload.getBytes(StandardCharsets.UTF_8);
    }

    /** Alerts keep their order: what comes after a parked row of the same key waits. */
    String key() {
        return aggregateid;
    }

    void park(String reason, Instant now) {
        parkedAt = now;
        parkedReason = reason;
    }

    void unpark() {
        parkedAt = null;
        parkedReason = null;
    }

    /** As operators see it, without its payload; null while it may be published. */
    @Nullable
    ParkedRow parked() {
        return parkedAt == null || parkedReason == null
                ? null
                : new ParkedRow(id, aggregateid, type, createdAt, parkedAt, parkedReason, payload().length);
    }
}
