package dev.relevo.bench.router;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The figures of all contenders, for people and for machines.
 *
 * @param populations the number of conversations with a state at the end of each step of growth
 * @param stateBytesPerConversation the average state size of the service
 */
public record RouterReport(
        Map<Contender, Measured> figures, List<Integer> populations, double stateBytesPerConversation) {
    private static final MathContext DIGITS = new MathContext(4);

    public RouterReport {
        figures = Map.copyOf(figures);
        populations = List.copyOf(populations);
        Objects.requireNonNull(figures.get(Contender.ROUTER), "figures of the service are missing");
    }

    /** A table with a line for each contender, then one with a line for each step of growth. */
    public String table() {
        var table = new StringBuilder("""

                | contender | events/s | CPU µs/event | p50 ms at half | p99 ms at half | events/s, router to it |
                |---|--:|--:|--:|--:|--:|
                """);
        for (Contender contender : Contender.values()) {
            Measured its = figures.get(contender);
            if (its != null) {
                boolean isTimed = its.latencies().getTotalCount() > 0;
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %,.0f | %.1f | %s | %s | %.2f |%n",
                        contender.label(),
                        its.saturated().eventsPerSecond(),
                        its.saturated().cpuMicrosPerEvent(),
                        isTimed ? String.format(Locale.ROOT, "%.0f", its.percentileMillis(50)) : "–",
                        isTimed ? String.format(Locale.ROOT, "%.0f", its.percentileMillis(99)) : "–",
                        ratio(its)));
            }
        }
        table.append("""

                | conversations with a state | events/s | CPU µs/event |
                |--:|--:|--:|
                """);
        for (int step = 0; step < populations.size(); step++) {
            Progressed.Pace pace = service().growth().get(step);
            table.append(String.format(
                    Locale.ROOT,
                    "| %,d | %,.0f | %.1f |%n",
                    populations.get(step),
                    pace.eventsPerSecond(),
                    pace.cpuMicrosPerEvent()));
        }
        return table.append(String.format(
                        Locale.ROOT, "%nState of a conversation: %,.0f bytes on average", stateBytesPerConversation))
                .toString();
    }

    /** One JSON object: the service's figures, and the ratios of its events per second to the other contenders'. */
    public String json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("eventsPerSecond", number(service().saturated().eventsPerSecond()));
        json.put("cpuMicrosPerEvent", number(service().saturated().cpuMicrosPerEvent()));
        json.put("p50Millis", number(service().percentileMillis(50)));
        json.put("p99Millis", number(service().percentileMillis(99)));
        json.put("stateBytesPerConversation", number(stateBytesPerConversation));
        Map<String, @Nullable Object> ratios = new LinkedHashMap<>();
        ratios.put("limit", ratio(Contender.LIMIT));
        ratios.put("flink", ratio(Contender.FLINK));
        ratios.put("flinkCep", ratio(Contender.FLINK_CEP));
        json.put("ratios", ratios);
        List<Map<String, Object>> growth = new ArrayList<>();
        for (int step = 0; step < populations.size(); step++) {
            Progressed.Pace pace = service().growth().get(step);
            growth.add(Map.of(
                    "conversations", populations.get(step),
                    "eventsPerSecond", number(pace.eventsPerSecond()),
                    "cpuMicrosPerEvent", number(pace.cpuMicrosPerEvent())));
        }
        json.put("growth", growth);
        try {
            return new JsonMapper().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and numbers are always JSON", e);
        }
    }

    private Measured service() {
        return Objects.requireNonNull(figures.get(Contender.ROUTER));
    }

    private @Nullable Double ratio(Contender contender) {
        Measured other = figures.get(contender);
        return other == null ? null : number(ratio(other));
    }

    private double ratio(Measured other) {
        return service().saturated().eventsPerSecond() / other.saturated().eventsPerSecond();
    }

    private static double number(double value) {
        return new BigDecimal(value, DIGITS).doubleValue();
    }
}
