package dev.relevo.rating.outbox;

import dev.relevo.event.CloudEvents;
import dev.relevo.event.Event;
import dev.relevo.event.EventTypes;
import dev.relevo.event.Topic;
import dev.relevo.kit.EventJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One event on its way out. Its id is the event's own, which readers drop doubles by. */
@Entity
@Table(name = "outbox")
class OutboxRow {
    @Id
    UUID id;

    /** Given by the database when the row is inserted: the order of publishing. */
    @Column(insertable = false, updatable = false)
    long position;

    /** The topic without its prefix. */
    @Column(name = "aggregatetype")
    String topic;

    /** The record's key: the unit of order. */
    @Column(name = "aggregateid")
    String key;

    String type;

    @JdbcTypeCode(SqlTypes.JSON)
    String payload;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> headers;

    @Column(name = "created_at")
    Instant createdAt;

    /** Null until the broker has it. */
    @Nullable
    @Column(name = "published_at")
    Instant publishedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    OutboxRow() {}

    OutboxRow(Topic topic, Event event, String source, Instant now) {
        this.id = UUID.fromString(event.meta().eventId());
        this.topic = topic.name();
        this.key = event.key();
        this.type = EventTypes.of(event);
        this.payload = new String(EventJson.write(event), StandardCharsets.UTF_8);
        this.headers = CloudEvents.headers(event, source);
        this.createdAt = now;
    }
}
