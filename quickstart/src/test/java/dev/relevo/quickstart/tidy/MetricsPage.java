package dev.relevo.quickstart.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * docs/reference/metrics.md: every metric that the code registers. Names, kinds and labels come from the code; what a metric means
 * is taken from the page, by the name without {@code relevo_}, so that a meaning survives a change of the prefix.
 */
final class MetricsPage {
    private static final String SHARED = "service-kit";
    private static final String UNDESCRIBED = "**describe this metric here**";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|.*\\| ([^|]+) \\|$");
    private static final Pattern TAG = Pattern.compile("(?:\\.tags?|Tags?\\.of)\\(\\s*\"(\\w+)\"");
    private static final Pattern UNIT = Pattern.compile("\\.baseUnit\\(\\s*\"(\\w+)\"");
    private static final Map<String, String> KINDS = Map.of(
            "Counter\\.builder", "counter",
            "Timer\\.builder", "timer",
            "(?:Multi)?Gauge\\.builder", "gauge",
            "DistributionSummary\\.builder", "summary",
            "(?:registry|meters|metrics)\\s*\\.counter", "counter",
            "(?:registry|meters|metrics)\\s*\\.timer", "timer",
            "(?:registry|meters|metrics)\\s*\\.summary", "summary",
            "(?:registry|meters|metrics)\\s*\\.gauge", "gauge");

    private final Map<String, String> meanings = new TreeMap<>();
    private final Map<String, Map<String, Metric>> byModule = new TreeMap<>();

    private record Metric(String kind, TreeSet<String> labels, String unit) {
        /** The name in {@code /q/metrics}. */
        String exported(String name) {
            String base = name.replace('.', '_');
            return switch (kind) {
                case "counter" -> base + "_total";
                case "timer" -> base + "_seconds";
                default -> unit.isEmpty() || base.endsWith("_" + unit) ? base : base + "_" + unit;
            };
        }
    }

    MetricsPage(List<JavaSource> sources, String page) {
        ROW.matcher(page).results().forEach(row -> meanings.put(key(row.group(1)), row.group(2)));
        sources.forEach(source ->
                KINDS.forEach((method, kind) -> source.calls("\\b" + method).forEach(call -> add(source, kind, call))));
    }

    String text() {
        StringBuilder page = new StringBuilder("""
            # Metrics

            Each service has them on its management port at `/q/metrics`, in Prometheus' format. A label is never a person, and is a business number only where
            `ingest.metrics.per-number` asks for it. [Alerts](../how-to/answer-an-alert.md) use the ones that need a person. Counters end in `_total`; counters and
            timers appear when they are first used. Kafka clients, Kafka Streams, the JVM and the connection pool have metrics of their own, too.

            The table is made from the code, except the last column, which is written here. After a change:

                %s
            """.formatted(ReferencePage.COMMAND));
        byModule.forEach((module, metrics) -> {
            page.append("\n## ")
                    .append(module.equals(SHARED) ? "Every service that uses the part" : module)
                    .append("\n\n| metric | kind | labels | counts or measures |\n|---|---|---|---|\n");
            metrics.forEach((name, metric) -> {
                if (module.equals(SHARED) || !isShared(name)) {
                    String exported = metric.exported(name);
                    page.append("| `%s` | %s | %s | %s |%n"
                            .formatted(
                                    exported,
                                    metric.kind(),
                                    metric.labels().stream()
                                            .map(label -> "`" + label + "`")
                                            .collect(Collectors.joining(", ")),
                                    meaning(exported)));
                }
            });
        });
        return page.toString();
    }

    /** Names of metrics without a meaning. */
    List<String> undescribed() {
        List<String> names = new ArrayList<>();
        byModule.values().forEach(metrics -> metrics.forEach((name, metric) -> names.add(metric.exported(name))));
        names.removeIf(name -> !meaning(name).equals(UNDESCRIBED));
        return names;
    }

    private String meaning(String exported) {
        return meanings.getOrDefault(key(exported), UNDESCRIBED);
    }

    /** Whether it is registered by shared code, too, and so is in the table of every service. */
    private boolean isShared(String name) {
        return byModule.getOrDefault(SHARED, Map.of()).containsKey(name);
    }

    private void add(JavaSource source, String kind, JavaSource.Call call) {
        String name = source.value(call.arguments().getFirst())
                .orElseThrow(() -> new AssertionError(
                        source.path() + ": the name of a metric is a literal or a constant of the class, got "
                                + call.arguments().getFirst()));
        Metric metric = byModule.computeIfAbsent(source.module(), module -> new TreeMap<>())
                .computeIfAbsent(name, added -> new Metric(kind, new TreeSet<>(), unit(call)));
        if (!kind.equals("gauge")) {
            // Labels and values take turns after the name.
            for (int i = 1; i < call.arguments().size(); i += 2) {
                call.literal(i).ifPresent(metric.labels()::add);
            }
        }
        String tagged = String.join(",", call.arguments()) + call.rest();
        TAG.matcher(tagged).results().forEach(tag -> metric.labels().add(tag.group(1)));
        if (source.text().contains("MultiGauge") && kind.equals("gauge")) {
            TAG.matcher(source.text()).results().forEach(tag -> metric.labels().add(tag.group(1)));
        }
    }

    private static String unit(JavaSource.Call call) {
        Matcher unit = UNIT.matcher(call.rest());
        return unit.find() ? unit.group(1) : "";
    }

    private static String key(String name) {
        return name.replaceFirst("^relevo_", "");
    }
}
