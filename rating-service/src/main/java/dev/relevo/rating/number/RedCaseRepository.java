package dev.relevo.rating.number;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Red cases in the database. */
@Singleton
class RedCaseRepository implements PanacheRepositoryBase<RedCaseEntity, String> {
    Optional<RedCaseEntity> openOf(String phoneNumberId) {
        return find("phoneNumberId = ?1 and closedAt is null", phoneNumberId).firstResultOptional();
    }

    List<RedCaseEntity> open() {
        return list("closedAt is null order by flaggedAt, caseId");
    }

    /** Open cases first, then the latest. */
    List<RedCaseEntity> latest(int max) {
        return find("order by (case when closedAt is null then 0 else 1 end), flaggedAt desc, caseId")
                .page(0, max)
                .list();
    }
}
