package dev.relevo.notifier.alert.registry;

import dev.relevo.event.AlertEvent;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventProducer;
import dev.relevo.kit.security.Caller;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
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

    private static final String PARKED = "parkedAt is not null";
    /** Of the alerts of a key's numbers. */
    private static final String OF_NUMBERS =
            " and aggregateid in (select a.id from Alert a where a.phoneNumberId in :numbers)";

    /** Neither parked nor behind a parked row of the same key. */
    private static final String WAITING = """
            from OutboxRow row where row.parkedAt is null and not exists (
              select 1 from OutboxRow ahead where ahead.parkedAt is not null
                and ahead.aggregateid = row.aggregateid and ahead.position < row.position)
            order by row.position""";

    private final EventProducer producer;
    private final InstantSource clock;

    AlertOutbox(EventProducer producer, InstantSource clock) {
        this.producer = producer;
        this.clock = clock;
    }

    /** To be published once the surrounding transaction commits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(AlertEvent event) {
        persist(new OutboxRow(event));
    }

    /**
     * Publishes what waits. A row that cannot be published is parked and blocks only its key; an unavailable broker blocks all until
     * the next round.
     *
     * @return false when the broker did not take all it was given
     */
    @Transactional
    boolean publish() {
        boolean isMine = (Boolean) getEntityManager()
                .createNativeQuery("SELECT pg_try_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
        if (!isMine) {
            return true;
        }
        Set<String> blocked = new HashSet<>();
        for (OutboxRow row : find(WAITING).page(0, BATCH_SIZE).list()) {
            if (blocked.contains(row.key())) {
                continue;
            }
            switch (publish(row)) {
                case Outcome.Published() -> delete(row);
                case Outcome.Unavailable() -> {
                    return false;
                }
                case Outcome.Unpublishable(String reason) -> {
                    row.park(reason, clock.instant());
                    blocked.add(row.key());
                    LOG.errorf("Alert event is parked in the outbox event=%s reason=%s", row.id(), reason);
                }
            }
        }
        return true;
    }

    /** The oldest first. */
    @Transactional
    List<ParkedRow> parked(Set<String> numbers, int max) {
        return parkedRows("", Map.of(), numbers).page(0, max).stream()
                .map(OutboxRow::parked)
                .filter(Objects::nonNull)
                .toList();
    }

    @Transactional
    long countParked() {
        return count(PARKED);
    }

    /** Lets the next round try it again; false when no such row is parked. */
    @Transactional
    boolean retry(String id, Set<String> numbers) {
        Optional<OutboxRow> row = parked(id, numbers);
        row.ifPresent(OutboxRow::unpark);
        return row.isPresent();
    }

    /** Drops it for good, and what waits behind it goes out; false when no such row is parked. */
    @Transactional
    boolean discard(String id, Set<String> numbers) {
        Optional<OutboxRow> row = parked(id, numbers);
        row.ifPresent(this::delete);
        return row.isPresent();
    }

    private Optional<OutboxRow> parked(String id, Set<String> numbers) {
        return parkedRows(" and id = :id", Map.of("id", id), numbers).firstResultOptional();
    }

    private PanacheQuery<OutboxRow> parkedRows(String which, Map<String, Object> values, Set<String> numbers) {
        Map<String, Object> all = new HashMap<>(values);
        String query = PARKED + which;
        if (!numbers.contains(Caller.ALL)) {
            query += OF_NUMBERS;
            all.put("numbers", numbers);
        }
        return find(query + " order by position", all);
    }

    /** What came of publishing one row. */
    private sealed interface Outcome {
        record Published() implements Outcome {}

        /** The broker did not take it this time. */
        record Unavailable() implements Outcome {}

        /** No later try would succeed. */
        record Unpublishable(String reason) implements Outcome {}
    }

    private Outcome publish(OutboxRow row) {
        return switch (EventJson.read(AlertEvent.class, row.payload())) {
            case EventJson.Reading.Known<AlertEvent>(AlertEvent event) -> send(event);
            case EventJson.Reading.Unreadable<AlertEvent> _ -> new Outcome.Unpublishable("UNREADABLE");
            case EventJson.Reading.UnknownType<AlertEvent> _ -> new Outcome.Unpublishable("UNKNOWN_TYPE");
        };
    }

    private Outcome send(AlertEvent event) {
        try {
            producer.send(Topics.ALERT_EVENTS, event).join();
            return new Outcome.Published();
        } catch (CompletionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            String reason = cause.getClass().getSimpleName();
            // Anything else, for example a missing right, is no fault of this row: the next would fail, too.
            if (cause instanceof RecordTooLargeException
                    || cause instanceof InvalidRecordException
                    || cause instanceof SerializationException) {
                return new Outcome.Unpublishable(reason);
            }
            LOG.warnf(
                    "Broker did not take an alert event and is asked again event=%s reason=%s",
                    event.meta().eventId(), reason);
            return new Outcome.Unavailable();
        }
    }
}
