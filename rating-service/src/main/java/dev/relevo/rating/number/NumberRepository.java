package dev.relevo.rating.number;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers in the database. */
@Singleton
class NumberRepository implements PanacheRepositoryBase<NumberEntity, String> {
    /** The number, with its row locked until the end of the transaction: changes to one number follow each other. */
    Optional<NumberEntity> lock(String phoneNumberId) {
        return findByIdOptional(phoneNumberId, LockModeType.PESSIMISTIC_WRITE);
    }

    List<NumberEntity> ofAccount(String wabaId) {
        return list("wabaId = ?1 order by phoneNumberId", wabaId);
    }

    Optional<NumberEntity> byDigits(String wabaId, String displayNumber) {
        return find("wabaId = ?1 and displayNumber = ?2", wabaId, displayNumber).firstResultOptional();
    }

    /**
     * One page in the order of ids.
     *
     * @param after the last id of the page before; null for the first page
     */
    List<NumberEntity> page(@Nullable String after, int max) {
        return find("phoneNumberId > ?1 order by phoneNumberId", after == null ? "" : after)
                .page(0, max)
                .list();
    }
}
