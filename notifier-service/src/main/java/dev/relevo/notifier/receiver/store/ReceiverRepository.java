package dev.relevo.notifier.receiver.store;

import dev.relevo.notifier.receiver.Receiver;
import dev.relevo.notifier.receiver.Receivers;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The receiver table. */
@Singleton
class ReceiverRepository implements PanacheRepositoryBase<ReceiverEntity, String>, Receivers {
    @Override
    @Transactional
    public List<Receiver> all() {
        return listAll(Sort.by("name")).stream().map(ReceiverEntity::toReceiver).toList();
    }

    @Override
    @Transactional
    public Optional<Receiver> named(String name) {
        return findByIdOptional(name).map(ReceiverEntity::toReceiver);
    }

    /** Adds or replaces a receiver. */
    @Transactional
    void put(Receiver receiver) {
        ReceiverEntity entity = findByIdOptional(receiver.name()).orElseGet(() -> added(receiver.name()));
        entity.set(receiver);
    }

    private ReceiverEntity added(String name) {
        ReceiverEntity entity = new ReceiverEntity(name);
        persist(entity);
        return entity;
    }
}
