package dev.relevo.rating.template;

import dev.relevo.rating.Slice;
import dev.relevo.rating.account.AccountRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The queries of the API on templates. */
@ApplicationScoped
public class TemplateQueries {
    private final TemplateRows rows;
    private final TemplateHistory history;
    private final AccountRows accounts;

    TemplateQueries(TemplateRows rows, TemplateHistory history, AccountRows accounts) {
        this.rows = rows;
        this.history = history;
        this.accounts = accounts;
    }

    /**
     * One page in the order of account and template.
     *
     * @param after {@link #position} of the last template of the previous page; empty for the first page
     */
    @Transactional
    public Slice<TemplateView> page(String after, int max, Filter filter, Set<String> visible) {
        List<TemplateView> found = rows.page(after, max + 1, filter, visible).stream()
                .map(row -> TemplateView.of(row, null))
                .toList();
        return Slice.of(found, max);
    }

    /** One template with its history, when the account is one of the visible numbers'. */
    @Transactional
    public Optional<TemplateView> one(String wabaId, String templateId, Set<String> visible) {
        String key = TemplateEntity.key(wabaId, templateId);
        return rows.findByIdOptional(key)
                .filter(row -> accounts.isVisible(wabaId, visible))
                .map(row -> TemplateView.of(row, history.of(key)));
    }

    /** The position of a template in the list. */
    public static String position(TemplateView template) {
        return TemplateEntity.key(template.wabaId(), template.templateId());
    }

    /** What a list is filtered by; null accepts every value. */
    public record Filter(
            @Nullable String wabaId,
            @Nullable String status,
            @Nullable Boolean usable,
            @Nullable String name) {}
}
