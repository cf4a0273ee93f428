package dev.relevo.rating.account;

import dev.relevo.kit.security.Caller;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Set;

/** The accounts in the database. */
@Singleton
public class AccountRows implements PanacheRepositoryBase<AccountEntity, String> {
    /** Locks the account's row until the transaction ends, before those of its numbers: changes to one account are serialized. */
    public void lock(String wabaId) {
        AccountEntity ignored = locked(wabaId);
    }

    /** Whether something was told of the account before. */
    public boolean isKnown(String wabaId) {
        return findByIdOptional(wabaId).isPresent();
    }

    /** Whether the account has one of these numbers; every account for a key that sees all. */
    public boolean isVisible(String wabaId, Set<String> visible) {
        return visible.contains(Caller.ALL)
                || !getEntityManager()
                        .createQuery(
                                "select 1 from NumberEntity where wabaId = :wabaId and phoneNumberId in :visible",
                                Integer.class)
                        .setParameter("wabaId", wabaId)
                        .setParameter("visible", visible)
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty();
    }

    /** Notes that the risk of the account's numbers is to be assessed again. */
    public void changed(String wabaId) {
        int ignored = update("changes = changes + 1 where wabaId = ?1", wabaId);
    }

    /** Accounts that changed since they were assessed, at most this many. */
    public List<Changed> changed(int max) {
        return getEntityManager()
                .createQuery(
                        "select new dev.relevo.rating.account.AccountRows$Changed(wabaId, changes)"
                                + " from AccountEntity where changes > assessed order by wabaId",
                        Changed.class)
                .setMaxResults(max)
                .getResultList();
    }

    /** Notes that the account was assessed; a change since then stays noted. */
    public void assessed(Changed account) {
        int ignored = update("assessed = ?1 where wabaId = ?2", account.changes(), account.wabaId());
    }

    AccountEntity locked(String wabaId) {
        int ignored = getEntityManager()
                .createNativeQuery("insert into rating.account (waba_id) values (:waba) on conflict do nothing")
                .setParameter("waba", wabaId)
                .executeUpdate();
        return findById(wabaId, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * An account that changed.
     *
     * @param changes how often, until it was read
     */
    public record Changed(String wabaId, long changes) {}
}
