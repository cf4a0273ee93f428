package dev.relevo.rating.number;

import dev.relevo.kit.security.Caller;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The red cases in the database. */
@Singleton
class RedCaseRepository implements PanacheRepositoryBase<RedCaseEntity, String> {
    private static final String VISIBLE = "(?1 = true or phoneNumberId in ?2)";

    Optional<RedCaseEntity> openOf(String phoneNumberId) {
        return find("phoneNumberId = ?1 and closedAt is null", phoneNumberId).firstResultOptional();
    }

    List<RedCaseEntity> open() {
        return list("closedAt is null order by flaggedAt, caseId");
    }

    List<RedCaseEntity> ofNumber(String phoneNumberId) {
        return list("phoneNumberId", phoneNumberId);
    }

    /** Open cases of the visible numbers; {@code *} means all numbers. */
    List<RedCaseEntity> open(int max, Set<String> visible) {
        return find("closedAt is null and " + VISIBLE + " order by flaggedAt, caseId", isAll(visible), visible)
                .page(0, max)
                .list();
    }

    /** Cases of the visible numbers: open ones first, then by flag time, latest first. */
    List<RedCaseEntity> latest(int max, Set<String> visible) {
        return find(
                        VISIBLE + " order by (case when closedAt is null then 0 else 1 end), flaggedAt desc, caseId",
                        isAll(visible),
                        visible)
                .page(0, max)
                .list();
    }

    private static boolean isAll(Set<String> visible) {
        return visible.contains(Caller.ALL);
    }
}
