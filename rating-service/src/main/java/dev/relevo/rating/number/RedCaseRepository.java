package dev.relevo.rating.number;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.redcase.RedCase;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The red cases in the database. */
@Singleton
class RedCaseRepository implements PanacheRepositoryBase<RedCaseEntity, String> {
    Optional<RedCaseEntity> openOf(String phoneNumberId) {
        return find("phoneNumberId = ?1 and closedAt is null", phoneNumberId).firstResultOptional();
    }

    /** The last two cases: first the open one, then the one that was closed last. */
    List<RedCase> latestOf(String phoneNumberId) {
        return find("phoneNumberId = ?1 order by closedAt desc nulls first", phoneNumberId).page(0, 2).stream()
                .map(RedCaseEntity::toRedCase)
                .toList();
    }

    /** The open cases of these numbers, by number. */
    Map<String, RedCaseEntity> openOf(Collection<String> phoneNumberIds) {
        return list("closedAt is null and phoneNumberId in ?1", phoneNumberIds).stream()
                .collect(Collectors.toMap(redCase -> redCase.phoneNumberId(), redCase -> redCase));
    }

    /** All open cases with the notices that were sent, in one query. */
    List<OfNumber> open() {
        return list("select redCase from RedCaseEntity redCase left join fetch redCase.sentNotices"
                        + " where redCase.closedAt is null order by redCase.flaggedAt, redCase.caseId")
                .stream()
                .map(entity -> new OfNumber(new PhoneNumberId(entity.phoneNumberId()), entity.toRedCase()))
                .toList();
    }

    /** A red case and its number. */
    record OfNumber(PhoneNumberId number, RedCase redCase) {}

    List<RedCaseEntity> ofNumber(String phoneNumberId) {
        return list("phoneNumberId", phoneNumberId);
    }
}
