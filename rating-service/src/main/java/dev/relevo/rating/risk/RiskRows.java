package dev.relevo.rating.risk;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;

/** The open risks in the database. */
@Singleton
class RiskRows implements PanacheRepositoryBase<RiskEntity, String> {
    /** Locks the number's row, as every change of a number does first; false when it is not registered. */
    boolean lockNumber(String phoneNumberId) {
        return !getEntityManager()
                .createNativeQuery(
                        "select 1 from rating.phone_number where phone_number_id = :id for no key update",
                        Integer.class)
                .setParameter("id", phoneNumberId)
                .getResultList()
                .isEmpty();
    }

    /** The numbers with an open risk after this one, in the order of ids. */
    List<String> numbersAfter(String phoneNumberId, int max) {
        return find("phoneNumberId > ?1 order by phoneNumberId", phoneNumberId).page(0, max).list().stream()
                .map(RiskEntity::phoneNumberId)
                .toList();
    }
}
