package dev.relevo.notifier.alert.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.relevo.notifier.alert.AlertState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert as operators see it.
 *
 * @param severity {@code critical}, {@code warning} or {@code info}
 * @param labels by which it is routed and grouped
 * @param occurrences how often events reported it since it opened
 * @param stale true when no event confirmed it for {@code notifier.alerts.resolve-after}
 * @param history its notices and acknowledgements, the oldest first, at most 500; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertView(
        String id,
        String kind,
        @Nullable String phoneNumberId,
        AlertState state,
        String severity,
        Map<String, String> labels,
        int revision,
        int occurrences,
        boolean stale,
        String summary,
        @Nullable Instant deadline,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable String acknowledgedNote,
        @Nullable Instant resolvedAt,
        @Nullable List<AlertHistory.Entry> history) {
    /** @param staleBefore an open alert that was confirmed before this time is stale */
    static AlertView of(Alert alert, Instant staleBefore, @Nullable List<AlertHistory.Entry> history) {
        var number = alert.ref().phoneNumberId();
        var notice = alert.lastNotice();
        return new AlertView(
                alert.ref().alertId(),
                alert.ref().kind(),
                number == null ? null : number.value(),
                alert.state(),
                alert.severity().word(),
                alert.labels(),
                alert.revision(),
                alert.occurrences(),
                alert.isStale(staleBefore),
                alert.summary(),
                notice == null ? null : notice.deadline(),
                alert.openedAt(),
                alert.updatedAt(),
                alert.acknowledgedAt().orElse(null),
                alert.acknowledgedBy().orElse(null),
                alert.acknowledgedNote().orElse(null),
                alert.resolvedAt().orElse(null),
                history);
    }
}
