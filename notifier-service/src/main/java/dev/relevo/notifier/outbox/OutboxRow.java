package dev.relevo.notifier.outbox;

import dev.relevo.event.Ids;
import dev.relevo.kit.outbox.StoredEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event that is to be published. The column names are those of Debezium's outbox router. */
@Entity
@Table(name = "outbox")
class OutboxRow implements StoredEvent {
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

    @Override
    public String eventId() {
        return id;
    }

    @Override
    public String topicName() {
        return OutboxTopic.named(aggregatetype).topic().name();
    }

    @Override
    public String payload() {
        return payload;
    }

    /** The record's key. Events of one key keep their order: later rows wait for a parked one. */
    @Override
    public String key() {
        return aggregateid;
    }

    @Override
    public void park(String reason, Instant now) {
        parkedAt = now;
        parkedReason = reason;
    }

    void unpark() {
        parkedAt = null;
        parkedReason = null;
    }

    /** The row as operators see it, without its payload; null while it may be published. */
    @Nullable
    ParkedRow parked() {
        return parkedAt == null || parkedReason == null
                ? null
                : new ParkedRow(
                        id,
                        shownKey(),
                        type,
                        createdAt,
                        parkedAt,
                        parkedReason,
                        payload.getBytes(StandardCharsets.UTF_8).length);
    }

    /** A conversation's id contains a phone number, so its hash is shown, as in logs. */
    private String shownKey() {
        return aggregatetype.equals(OutboxTopic.CONVERSATION.word())
                ? Ids.derived("conversation", aggregateid).replace("-", "").substring(0, 12)
                : aggregateid;
    }
}
