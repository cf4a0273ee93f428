package dev.relevo.rating.outbox;

import dev.relevo.event.CloudEvents;
import dev.relevo.event.Event;
import dev.relevo.event.EventTypes;
import dev.relevo.event.Topic;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.outbox.StoredEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One record of the outbox. The row of an event has the event's id, by which readers drop duplicates. */
@Entity
@Table(name = "outbox")
class OutboxRow implements StoredEvent {
    static final String TOMBSTONE = "tombstone";

    @Id
    UUID id;

    /** Assigned by the database on insert; the order of publishing. */
    @Column(insertable = false, updatable = false)
    long position;

    /** The topic without its prefix. */
    @Column(name = "aggregatetype")
    String topic;

    /** The record's key; rows of one key are published in order. */
    @Column(name = "aggregateid")
    String key;

    String type;

    /** Null for a tombstone. */
    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    String payload;

    /** For Debezium. Mapped as text: a row with malformed headers must not fail the query that reads it. */
    @JdbcTypeCode(SqlTypes.JSON)
    String headers;

    @Column(name = "created_at")
    Instant createdAt;

    /** Null until the broker acknowledged the record. */
    @Nullable
    @Column(name = "published_at")
    Instant publishedAt;

    /** Null unless the row cannot be published; then this row and the later rows of its topic and key wait. */
    @Nullable
    @Column(name = "parked_at")
    Instant parkedAt;

    /** Null unless parked. */
    @Nullable
    @Enumerated(EnumType.STRING)
    @Column(name = "parked_reason")
    ParkReason parkedReason;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    OutboxRow() {}

    /** An event. */
    OutboxRow(Topic topic, Event event, String source, Instant now) {
        this.id = UUID.fromString(event.meta().eventId());
        this.topic = topic.name();
        this.key = event.key();
        this.type = EventTypes.of(event);
        this.payload = new String(EventJson.write(event), StandardCharsets.UTF_8);
        this.headers = EventJson.mapper()
                .valueToTree(CloudEvents.headers(event, source))
                .toString();
        this.createdAt = now;
    }

    /** A tombstone. */
    OutboxRow(UUID id, Topic topic, String key, Instant now) {
        this.id = id;
        this.topic = topic.name();
        this.key = key;
        this.type = TOMBSTONE;
        this.headers = "{}";
        this.createdAt = now;
    }

    @Override
    public String eventId() {
        return id.toString();
    }

    @Override
    public String topicName() {
        return topic;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    @Nullable
    public String payload() {
        return payload;
    }

    @Override
    public void park(String reason, Instant now) {
        parkedAt = now;
        parkedReason = ParkReason.valueOf(reason);
    }

    void unpark() {
        parkedAt = null;
        parkedReason = null;
    }
}
