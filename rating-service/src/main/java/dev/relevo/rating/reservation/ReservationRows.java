package dev.relevo.rating.reservation;

import dev.relevo.rating.permit.PermitFacts.Reserved;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reservations in the database. */
@Singleton
class ReservationRows implements PanacheRepositoryBase<ReservationEntity, String> {
    /** Locks the budget of a portfolio until the transaction ends: its reservations are decided one after the other. */
    void lockBudget(String portfolio) {
        int ignored = getEntityManager()
                .createNativeQuery(
                        "insert into rating.permit_budget (portfolio) values (:portfolio) on conflict do nothing")
                .setParameter("portfolio", portfolio)
                .executeUpdate();
        Object row = getEntityManager()
                .createNativeQuery(
                        "select portfolio from rating.permit_budget where portfolio = :portfolio for update",
                        String.class)
                .setParameter("portfolio", portfolio)
                .getSingleResult();
        assert row.equals(portfolio);
    }

    Optional<ReservationEntity> byKey(String holder, String key) {
        return find("holder = ?1 and key = ?2", holder, key).firstResultOptional();
    }

    /** The messages that are held now. */
    Reserved reserved(String phoneNumberId, String portfolio, Instant now) {
        Object[] sums = getEntityManager()
                .createQuery("""
                        select sum(case when phoneNumberId = :number then coalesce(confirmed, granted) else 0 end),
                          sum(coalesce(confirmed, granted))
                        from ReservationEntity where portfolio = :portfolio and holdsUntil > :now""", Object[].class)
                .setParameter("number", phoneNumberId)
                .setParameter("portfolio", portfolio)
                .setParameter("now", now)
                .getSingleResult();
        return sums[1] == null ? Reserved.NONE : new Reserved(figure(sums[0]), figure(sums[1]));
    }

    long held(String phoneNumberId, Instant now) {
        return count("phoneNumberId = ?1 and holdsUntil > ?2", phoneNumberId, now);
    }

    /** The reservations of a number that are held now, the newest first; those of all holders when it is null. */
    List<ReservationEntity> held(
            String phoneNumberId, @Nullable String holder, Instant now, ReservationPosition after, int max) {
        Parameters values = Parameters.with("number", phoneNumberId)
                .and("now", now)
                .and("isAnyHolder", holder == null)
                .and("holder", holder == null ? "" : holder)
                .and("createdAt", after.createdAt())
                .and("id", after.reservationId());
        return find("""
                        phoneNumberId = :number and holdsUntil > :now
                        and (:isAnyHolder = true or holder = :holder)
                        and (createdAt < :createdAt or (createdAt = :createdAt and reservationId > :id))
                        order by createdAt desc, reservationId""", values).page(0, max).list();
    }

    long deleteBefore(Instant time) {
        return delete("holdsUntil < ?1", time);
    }

    private static int figure(Object sum) {
        return (int) Math.min(Integer.MAX_VALUE, ((Number) sum).longValue());
    }
}
