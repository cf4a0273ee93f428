package dev.relevo.notifier.alert.registry;

import dev.relevo.event.AlertEvent;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventProducer;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * Publishes alert events that were made true in the database: an event is written in the transaction it tells of, and goes to
 * the topic after it, in order. A crash in between sends it again with the same id.
 */
@Singleton
public class AlertOutbox implements PanacheRepositoryBase<OutboxRow, Long> {
    private static final Logger LOG = Logger.getLogger(AlertOutbox.class);

    /** One replica publishes at a time, or two could change the order. Any number that nothing else locks. */
    private static final int LOCK = 1_917_001;

    private static final int BATCH_SIZE = 100;

    private final EventProducer producer;

    AlertOutbox(EventProducer producer) {
        this.producer = producer;
    }

    /** To be published once the surrounding transaction commits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(AlertEvent event) {
        persist(new OutboxRow(event));
    }

    @Scheduled(
            every = "1s",
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void publish() {
        boolean isMine = (Boolean) getEntityManager()
                .createNativeQuery("SELECT pg_try_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
        if (!isMine) {
            return;
        }
        for (OutboxRow row : findAll(Sort.by("position")).page(0, BATCH_SIZE).list()) {
            if (!isPublished(row)) {
                return;
            }
            delete(row);
        }
    }

    private boolean isPublished(OutboxRow row) {
        return switch (EventJson.read(AlertEvent.class, row.payload())) {
            case EventJson.Reading.Known<AlertEvent>(AlertEvent event) -> isAcknowledged(event);
            case EventJson.Reading.Unreadable<AlertEvent>(String reason) ->
                throw new IllegalStateException("outbox row " + row.id() + " is unreadable: " + reason);
            case EventJson.Reading.UnknownType<AlertEvent> _ ->
                throw new IllegalStateException("outbox row " + row.id() + " is of an unknown type");
        };
    }

    private boolean isAcknowledged(AlertEvent event) {
        try {
            producer.send(Topics.ALERT_EVENTS, event).join();
            return true;
        } catch (CompletionException e) {
            LOG.warnf(
                    "Cannot publish, will try again event=%s error=%s",
                    event.meta().eventId(),
                    e.getCause() == null ? "unknown" : e.getCause().getClass().getSimpleName());
            return false;
        }
    }
}
