package dev.relevo.rating.outbox;

import dev.relevo.event.Event;
import dev.relevo.event.Topic;
import dev.relevo.rating.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The outbox on the database: stores events in the caller's transaction, and drops a duplicate by its event id. */
@ApplicationScoped
class TransactionalOutbox implements Outbox {
    private final OutboxRows rows;
    private final InstantSource clock;
    private final String source;

    TransactionalOutbox(
            OutboxRows rows,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.rows = rows;
        this.clock = clock;
        this.source = "/" + application;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Topic topic, Event event) {
        OutboxRow row = new OutboxRow(topic, event, source, clock.instant());
        // A duplicate: ids are derived from causes, so the same id is the same event. It was stored before its
        // number was deleted and registered again.
        if (rows.findByIdOptional(row.id).isEmpty()) {
            rows.persist(row);
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void addTombstone(Topic topic, String key) {
        rows.persist(new OutboxRow(UUID.randomUUID(), topic, key, clock.instant()));
    }
}
