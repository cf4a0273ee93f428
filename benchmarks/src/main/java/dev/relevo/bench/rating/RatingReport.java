package dev.relevo.bench.rating;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a run.
 *
 * @param redToEventMillis null when an event is missing
 */
public record RatingReport(
        StatusBenchmark.Figures statuses,
        PollBenchmark.Rounds polls,
        double numberPageMillis,
        @Nullable Double redToEventMillis,
        double permitRatio) {
    private static final MathContext DIGITS = new MathContext(4);

    /** For people, in Markdown. */
    public String table() {
        StringBuilder table = new StringBuilder("""

                | | measured | promised |
                |---|--:|--:|
                """);
        row(
                table,
                "statuses/s of one number, at most one CPU-second a second",
                statuses.one().sustained(),
                "2,000");
        row(table, "statuses/s of 100 numbers, the same", statuses.many().sustained(), "10,000");
        row(table, "the naive consumer, statuses/s", statuses.naivePerSecond(), "");
        row(table, "100 numbers to the naive consumer", naiveRatio(), "10");
        row(table, "CPU µs per status", statuses.many().cpuMicros(), "100");
        paced(table, "2,000 statuses/s of one number", statuses.pacedOne());
        paced(table, "10,000 statuses/s of 100 numbers", statuses.pacedMany());
        row(table, "a round of polls of 500 accounts, s", polls.usual(), "30");
        row(table, "the first round, in which all 10,000 numbers are new, s", polls.first(), "");
        row(table, "data of a number's page, p95 ms", numberPageMillis, "50");
        row(table, "red in an answer to the event, p99 ms", redToEventMillis, "2,000");
        row(table, "permit to a constant route, p99", permitRatio, "3");
        return table.toString();
    }

    /** One JSON object. */
    public String json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("statusesPerSecondOneNumber", number(statuses.one().sustained()));
        json.put("statusesPerSecond100Numbers", number(statuses.many().sustained()));
        json.put("naiveRatio", number(naiveRatio()));
        json.put("cpuMicrosPerStatus", number(statuses.many().cpuMicros()));
        json.put("pollRoundSeconds500Accounts", number(polls.usual()));
        json.put("numberPageMillisP95", number(numberPageMillis));
        json.put("redToEventMillisP99", number(redToEventMillis));
        json.put("permitRatioP99", number(permitRatio));
        try {
            return new JsonMapper().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and numbers are always JSON", e);
        }
    }

    private double naiveRatio() {
        return statuses.many().perSecond() / statuses.naivePerSecond();
    }

    private static void row(StringBuilder table, String what, @Nullable Double figure, String promised) {
        String measured = figure == null ? "–" : String.format(Locale.ROOT, "%,.1f", figure);
        table.append("| %s | %s | %s |%n".formatted(what, measured, promised));
    }

    private static void paced(StringBuilder table, String what, StatusBenchmark.Paced paced) {
        table.append(String.format(
                Locale.ROOT,
                "| %s: rate, CPU-s/s, s behind at the end | %,.0f, %.2f, %.1f | 1 CPU-s/s |%n",
                what,
                paced.perSecond(),
                paced.cpu(),
                paced.lagSeconds()));
    }

    private static @Nullable Double number(@Nullable Double value) {
        return value == null ? null : new BigDecimal(value, DIGITS).doubleValue();
    }
}
