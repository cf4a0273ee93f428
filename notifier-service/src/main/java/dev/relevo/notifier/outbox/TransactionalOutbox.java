package dev.relevo.notifier.outbox;

import dev.relevo.event.Event;
import dev.relevo.event.Topic;
import dev.relevo.notifier.Outbox;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/** The outbox that stores events in the caller's transaction. */
@Singleton
class TransactionalOutbox implements Outbox {
    private final OutboxRows rows;

    TransactionalOutbox(OutboxRows rows) {
        this.rows = rows;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Topic topic, Event event) {
        rows.add(OutboxTopic.of(topic), event);
    }
}
