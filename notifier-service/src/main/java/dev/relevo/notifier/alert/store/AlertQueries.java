package dev.relevo.notifier.alert.store;

import dev.relevo.kit.security.Caller;
import dev.relevo.notifier.NotifierConfig;
import dev.relevo.notifier.alert.AlertState;
import dev.relevo.notifier.alert.Severity;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Lists of alerts, the last changed first. */
@Singleton
class AlertQueries {
    private static final String STALE = "(state <> 'RESOLVED' AND coalesce(confirmed_at, updated_at) < :limit)";

    private final EntityManager entities;
    private final Duration resolveAfter;
    private final InstantSource clock;

    AlertQueries(EntityManager entities, NotifierConfig config, InstantSource clock) {
        this.entities = entities;
        this.resolveAfter = config.alerts().resolveAfter();
        this.clock = clock;
    }

    /** An open alert that no event confirmed since this time is stale. */
    Instant staleBefore() {
        return clock.instant().minus(resolveAfter);
    }

    /** A part of the WHERE clause, and the value of its parameter. */
    private record Condition(String sql, String parameter, Object value) {}

    /**
     * Lists alerts.
     *
     * @param numbers the numbers of an API key
     * @param after the position before the first one; null for the first page
     */
    List<Alert> list(AlertFilter filter, Set<String> numbers, @Nullable AlertCursor after, int max) {
        List<Condition> conditions = conditions(filter, numbers);
        String where = conditions.stream().map(Condition::sql).collect(Collectors.joining(" AND "));
        String position = after == null ? "" : " AND (updated_at, id) < (:at, :id)";
        var query = entities.unwrap(Session.class)
                .createNativeQuery(
                        "SELECT * FROM alert WHERE %s%s ORDER BY updated_at DESC, id DESC LIMIT :max"
                                .formatted(where, position),
                        Alert.class);
        conditions.forEach(condition -> query.setParameter(condition.parameter(), condition.value()));
        if (after != null) {
            query.setParameter("at", after.updatedAt()).setParameter("id", after.id());
        }
        return query.setParameter("max", max).getResultList();
    }

    private List<Condition> conditions(AlertFilter filter, Set<String> numbers) {
        AlertState state = filter.stateOrNull();
        Severity severity = filter.severityOrNull();
        List<Condition> conditions = new ArrayList<>();
        // Always one, so that there is a WHERE clause.
        conditions.add(new Condition("id <> :none", "none", ""));
        add(conditions, "state = :state", "state", state == null ? null : state.name());
        add(conditions, "severity = :severity", "severity", severity == null ? null : severity.name());
        add(conditions, "kind = :kind", "kind", filter.kind());
        add(conditions, "phone_number_id = :number", "number", filter.number());
        add(conditions, "CAST(labels AS jsonb) ->> 'account' = :account", "account", filter.account());
        add(conditions, "strpos(lower(summary || labels), :q) > 0", "q", lowerCase(filter.q()));
        if (filter.stale() != null) {
            add(conditions, (filter.stale() ? "" : "NOT ") + STALE, "limit", staleBefore());
        }
        if (!numbers.contains(Caller.ALL)) {
            // SQL has no empty list; no number is empty.
            add(conditions, "phone_number_id IN (:numbers)", "numbers", numbers.isEmpty() ? Set.of("") : numbers);
        }
        return conditions;
    }

    private static void add(List<Condition> conditions, String sql, String parameter, @Nullable Object value) {
        if (value != null) {
            conditions.add(new Condition(sql, parameter, value));
        }
    }

    private static @Nullable String lowerCase(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
