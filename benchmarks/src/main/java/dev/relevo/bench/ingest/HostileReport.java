package dev.relevo.bench.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.relevo.bench.load.LoadResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The report on honest senders beside hostile ones.
 *
 * @param load the honest senders' load
 * @param opened connections that the hostile senders opened, reconnects included
 * @param largeBodies bodies that were sent to router and rating
 * @param faults faults other than the honest senders' failed answers; empty if absent
 */
public record HostileReport(LoadResult load, long opened, long largeBodies, List<String> faults) {
    public HostileReport {
        faults = List.copyOf(faults);
    }

    public String table() {
        return String.format(
                Locale.ROOT,
                """

                | honest webhooks | other than 200 | p50 ms | p99 ms | max ms | hostile connections | large bodies |
                |--:|--:|--:|--:|--:|--:|--:|
                | %,d | %,d | %.1f | %.1f | %.1f | %,d | %,d |
                """,
                load.answered(),
                failures(),
                load.percentileMillis(50),
                load.percentileMillis(99),
                load.percentileMillis(100),
                opened,
                largeBodies);
    }

    public String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("hostileP99Millis", load.percentileMillis(99));
        json.put("hostileMaxMillis", load.percentileMillis(100));
        json.put("hostileFailures", failures() + faults.size());
        json.put("hostileWebhooks", load.answered());
        json.put("hostileConnections", opened);
        json.put("hostileLargeBodies", largeBodies);
        json.put("hostileFaults", faults);
        try {
            return new JsonMapper().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and numbers are always JSON", e);
        }
    }

    /** The number of honest webhooks with an answer other than 200. */
    long failures() {
        return load.failures().values().stream().mapToLong(Long::longValue).sum();
    }
}
