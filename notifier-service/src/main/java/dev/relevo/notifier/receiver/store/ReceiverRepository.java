package dev.relevo.notifier.receiver.store;

import dev.relevo.notifier.receiver.Receiver;
import dev.relevo.notifier.receiver.Receivers;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The receiver table. */
@Singleton
class ReceiverRepository implements PanacheRepositoryBase<ReceiverEntity, String>, Receivers {
    private final Secrets secrets;

    ReceiverRepository(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    @Transactional
    public List<Receiver> all() {
        return listAll(Sort.by("name")).stream().map(secrets::opened).toList();
    }

    @Override
    @Transactional
    public Optional<Receiver> named(String name) {
        return findByIdOptional(name).map(secrets::opened);
    }

    /**
     * A page of receivers in the order of their names.
     *
     * @param after the name before the page; empty for the first page
     */
    @Transactional
    List<Receiver> page(String after, int limit, Predicate<Receiver> filter) {
        return find("name > ?1", Sort.by("name"), after).stream()
                .map(secrets::opened)
                .filter(filter)
                .limit(limit)
                .toList();
    }

    /** Adds or replaces a receiver. Secrets that it does not name are kept, unless it changes the channel. */
    @Transactional
    Receiver put(Receiver receiver) {
        ReceiverEntity entity = findByIdOptional(receiver.name(), LockModeType.PESSIMISTIC_WRITE)
                .orElseGet(() -> added(receiver.name()));
        Map<String, String> before = entity.channel().equals(receiver.channel()) ? entity.sealedSecrets() : Map.of();
        entity.setSecrets(secrets.changed(receiver.name(), before, receiver.secrets()));
        entity.set(receiver);
        return secrets.opened(entity);
    }

    /** Records a test of a receiver; false when the last one is not long enough ago, or the receiver is gone. */
    @Transactional
    boolean test(String name, Instant now, Duration pause) {
        return findByIdOptional(name, LockModeType.PESSIMISTIC_WRITE)
                .map(entity -> entity.test(now, pause))
                .orElse(false);
    }

    private ReceiverEntity added(String name) {
        ReceiverEntity entity = new ReceiverEntity(name);
        persist(entity);
        return entity;
    }
}
