package dev.relevo.bench.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The figures of all targets, for people and for machines.
 *
 * @param oneMessageCpuMillis CPU of the service for a webhook with one text
 */
public record IngestReport(Map<Kind, Figures> figures, double oneMessageCpuMillis) {
    private static final MathContext DIGITS = new MathContext(4);

    public IngestReport {
        figures = Map.copyOf(figures);
        Objects.requireNonNull(figures.get(Kind.INGEST), "figures of the service are missing");
    }

    /** A table with a line for each target, then the ratios. */
    public String table() {
        var table = new StringBuilder("""

                | target | webhooks/s | CPU ms/webhook | p50 ms at half | p99 ms at half | webhooks/s, ingest-service to it | CPU, ingest-service to it |
                |---|--:|--:|--:|--:|--:|--:|
                """);
        for (Kind kind : Kind.values()) {
            Figures its = figures.get(kind);
            if (its != null) {
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %,.0f | %.4f | %.1f | %.1f | %.2f | %.2f |%n",
                        kind.label(),
                        its.webhooksPerSecond(),
                        its.cpuMillisPerWebhook(),
                        its.p50Millis(),
                        its.p99Millis(),
                        rateRatio(its),
                        cpuRatio(its)));
            }
        }
        return table.append(
                        String.format(Locale.ROOT, "%nCPU for a webhook with one text: %.4f ms", oneMessageCpuMillis))
                .toString();
    }

    /** One JSON object: the service's figures, and the ratios of its webhooks per second to the other targets'. */
    public String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("webhooksPerSecond", number(service().webhooksPerSecond()));
        json.put("cpuMillisPerWebhook", number(service().cpuMillisPerWebhook()));
        json.put("p50Millis", number(service().p50Millis()));
        json.put("p99Millis", number(service().p99Millis()));
        json.put("ratios", ratios(this::rateRatio));
        json.put("cpuRatios", ratios(this::cpuRatio));
        json.put("cpuMillisPerOneMessageWebhook", number(oneMessageCpuMillis));
        try {
            return new JsonMapper().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and numbers are always JSON", e);
        }
    }

    private Figures service() {
        return Objects.requireNonNull(figures.get(Kind.INGEST));
    }

    private double rateRatio(Figures other) {
        return service().webhooksPerSecond() / other.webhooksPerSecond();
    }

    private double cpuRatio(Figures other) {
        return service().cpuMillisPerWebhook() / other.cpuMillisPerWebhook();
    }

    /** The ratio; null for a target that is not on this machine. */
    private Map<String, @Nullable Object> ratios(ToDoubleFunction<Figures> ratio) {
        Map<String, @Nullable Object> ratios = new LinkedHashMap<>();
        for (Kind kind : new Kind[] {Kind.PIPE, Kind.NODE}) {
            Figures other = figures.get(kind);
            ratios.put(kind.label(), other == null ? null : number(ratio.applyAsDouble(other)));
        }
        return ratios;
    }

    private static double number(double value) {
        return new BigDecimal(value, DIGITS).doubleValue();
    }
}
