package dev.relevo.notifier.outbox;

import dev.relevo.event.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event on its way to its topic. Column names as Debezium's outbox router expects them. */
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

    long position() {
        return position;
    }

    String id() {
        return id;
    }

    byte[] payload() {
        return payload.getBytes(StandardCharsets.UTF_8);
    }

    /** Events of one key keep their order: what comes after a parked row waits. */
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
                : new ParkedRow(id, shownKey(), type, createdAt, parkedAt, parkedReason, payload().length);
    }

    /** A conversation's id holds a phone number: shown is what stands for it in logs. */
    private String shownKey() {
        return aggregatetype.equals(OutboxTopic.CONVERSATION.word())
                ? Ids.derived("conversation", aggregateid).replace("-", "").substring(0, 12)
                : aggregateid;
    }
}
