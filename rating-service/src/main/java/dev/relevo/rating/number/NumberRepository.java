package dev.relevo.rating.number;

import dev.relevo.kit.security.Caller;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The registered numbers in the database. */
@Singleton
class NumberRepository implements PanacheRepositoryBase<NumberEntity, String> {
    /** The number, with its row locked until the transaction ends: changes to one number are serialized. */
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
     * @param after the last id of the previous page; empty for the first page
     * @param visible the ids to choose from, or {@code *}
     */
    List<NumberEntity> page(String after, int max, Set<String> visible) {
        return find(
                        "phoneNumberId > ?1 and (?2 = true or phoneNumberId in ?3) order by phoneNumberId",
                        after,
                        visible.contains(Caller.ALL),
                        visible)
                .page(0, max)
                .list();
    }
}
