package dev.relevo.rating.number;

import dev.relevo.kit.security.Caller;
import dev.relevo.rating.number.page.RedCaseFilter;
import dev.relevo.rating.number.page.RedCasePosition;
import io.quarkus.panache.common.Parameters;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages of lists of red cases. Each of the queries has an index of its order. */
@Singleton
class RedCasePages {
    private final RedCaseRepository redCases;

    RedCasePages(RedCaseRepository redCases) {
        this.redCases = redCases;
    }

    /** At most {@code max} cases after a position; null for the first page. */
    List<RedCaseEntity> page(RedCaseFilter filter, @Nullable RedCasePosition after, int max) {
        return switch (filter.kind()) {
            case OPEN -> part(filter, "closedAt is null", true, after, max);
            case CLOSED -> part(filter, "closedAt is not null", false, after, max);
            case ALL -> all(filter, after, max);
        };
    }

    private List<RedCaseEntity> all(RedCaseFilter filter, @Nullable RedCasePosition after, int max) {
        List<RedCaseEntity> page = new ArrayList<>();
        boolean isPastOpen = after != null && after.isClosed();
        if (!isPastOpen) {
            page.addAll(part(filter, "closedAt is null", false, after, max));
        }
        if (page.size() < max) {
            RedCasePosition closed = isPastOpen ? after : null;
            page.addAll(part(filter, "closedAt is not null", false, closed, max - page.size()));
        }
        return page;
    }

    private List<RedCaseEntity> part(
            RedCaseFilter filter, String kind, boolean isOldestFirst, @Nullable RedCasePosition after, int max) {
        StringBuilder query = new StringBuilder(kind);
        Parameters values = new Parameters();
        if (!filter.visible().contains(Caller.ALL)) {
            query.append(" and phoneNumberId in :visible");
            values.and("visible", filter.visible());
        }
        if (filter.ruleSet() != null) {
            query.append(" and ruleSet = :ruleSet");
            values.and("ruleSet", filter.ruleSet());
        }
        if (after != null) {
            query.append(isOldestFirst ? " and (flaggedAt > :at" : " and (flaggedAt < :at")
                    .append(" or (flaggedAt = :at and caseId > :caseId))");
            values.and("at", after.flaggedAt()).and("caseId", after.caseId());
        }
        query.append(isOldestFirst ? " order by flaggedAt, caseId" : " order by flaggedAt desc, caseId");
        return redCases.find(query.toString(), values).page(0, max).list();
    }
}
