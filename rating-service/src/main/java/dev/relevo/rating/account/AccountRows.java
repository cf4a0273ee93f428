package dev.relevo.rating.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;

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

    /** Notes that the risk of the account's numbers is to be assessed again. */
    public void changed(String wabaId) {
        int ignored = update("isChanged = true where wabaId = ?1", wabaId);
    }

    /** Takes accounts that changed, at most this many; each is given to one instance. */
    public List<String> takeChanged(int max) {
        @SuppressWarnings("unchecked")
        List<String> taken = getEntityManager()
                .createNativeQuery("""
                        update rating.account set is_changed = false where waba_id in (
                          select waba_id from rating.account where is_changed limit :max for update skip locked)
                        returning waba_id""", String.class)
                .setParameter("max", max)
                .getResultList();
        return taken;
    }

    AccountEntity locked(String wabaId) {
        int ignored = getEntityManager()
                .createNativeQuery("insert into rating.account (waba_id) values (:waba) on conflict do nothing")
                .setParameter("waba", wabaId)
                .executeUpdate();
        return findById(wabaId, LockModeType.PESSIMISTIC_WRITE);
    }
}
