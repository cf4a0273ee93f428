package dev.relevo.rating.enforcement;

import dev.relevo.kit.security.Caller;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The measures in the database. */
@Singleton
class RestrictionRows implements PanacheRepositoryBase<RestrictionEntity, String> {
    List<RestrictionEntity> inForce(String wabaId, Instant now) {
        return list(
                "wabaId = ?1 and inForce = true and (expiresAt is null or expiresAt > ?2) order by since, restrictionId",
                wabaId,
                now);
    }

    /** Published as in force, but expired. */
    List<String> expired(Instant now, int max) {
        return find("inForce = true and expiresAt <= ?1 order by expiresAt", now).page(0, max).list().stream()
                .map(row -> row.toRestriction().id())
                .toList();
    }

    /**
     * One page in the order of ids.
     *
     * @param wabaId null for all accounts
     * @param isInForce null for both
     * @param visible the numbers whose accounts may be seen, or {@code *}
     */
    List<RestrictionEntity> page(
            String after, int max, @Nullable String wabaId, @Nullable Boolean isInForce, Set<String> visible) {
        Parameters values = Parameters.with("after", after)
                .and("isAnyAccount", wabaId == null)
                .and("wabaId", wabaId == null ? "" : wabaId)
                .and("isAnyState", isInForce == null)
                .and("inForce", isInForce != null && isInForce)
                .and("isAll", visible.contains(Caller.ALL))
                .and("visible", visible);
        return find("""
                        restrictionId > :after
                        and (:isAnyAccount = true or wabaId = :wabaId)
                        and (:isAnyState = true or inForce = :inForce)
                        and (:isAll = true or wabaId in
                          (select number.wabaId from NumberEntity number where number.phoneNumberId in :visible))
                        order by restrictionId""", values).page(0, max).list();
    }
}
