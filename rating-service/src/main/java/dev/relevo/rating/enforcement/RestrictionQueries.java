package dev.relevo.rating.enforcement;

import dev.relevo.rating.Slice;
import dev.relevo.rating.account.AccountRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The queries of the API on measures. */
@ApplicationScoped
public class RestrictionQueries {
    private final RestrictionRows rows;
    private final AccountRows accounts;

    RestrictionQueries(RestrictionRows rows, AccountRows accounts) {
        this.rows = rows;
        this.accounts = accounts;
    }

    /** One page; see {@link RestrictionRows#page}. */
    @Transactional
    public Slice<RestrictionView> page(
            String after, int max, @Nullable String wabaId, @Nullable Boolean isInForce, Set<String> visible) {
        List<RestrictionView> found = rows.page(after, max + 1, wabaId, isInForce, visible).stream()
                .map(RestrictionView::of)
                .toList();
        return Slice.of(found, max);
    }

    /** One measure, when an account of the visible numbers has it. */
    @Transactional
    public Optional<RestrictionView> one(String restrictionId, Set<String> visible) {
        return rows.findByIdOptional(restrictionId)
                .filter(row -> accounts.isVisible(row.wabaId(), visible))
                .map(RestrictionView::of);
    }
}
