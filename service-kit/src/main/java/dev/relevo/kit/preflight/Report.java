package dev.relevo.kit.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The result of a preflight.
 *
 * @param service the service whose topics and rights were checked
 * @param created topics that were created
 * @param checked number of topics checked
 * @param findings empty when the service can start
 */
public record Report(String service, List<String> created, int checked, List<Finding> findings) {
    public Report {
        created = List.copyOf(created);
        findings = List.copyOf(findings);
    }

    public boolean isOk() {
        return findings.isEmpty();
    }

    /** The report as text: a summary line and a table with one row per finding, each followed by its fix. */
    public String text() {
        StringBuilder text = new StringBuilder();
        created.forEach(topic -> text.append("created ").append(topic).append('\n'));
        if (isOk()) {
            return text.append("preflight of ")
                    .append(service)
                    .append(": ok, ")
                    .append(checked)
                    .append(" topics, ")
                    .append(created.size())
                    .append(" of them created\n")
                    .toString();
        }
        text.append("preflight of ")
                .append(service)
                .append(": refused, ")
                .append(findings.size())
                .append(findings.size() == 1 ? " problem\n" : " problems\n");
        List<Finding> lines = new ArrayList<>(findings);
        lines.addFirst(new Finding("RESOURCE", "SETTING", "EXPECTED", "GOT", "HOW TO FIX"));
        int[] widths = {
            width(lines, Finding::resource),
            width(lines, Finding::setting),
            width(lines, Finding::expected),
            width(lines, Finding::got)
        };
        String format = "%-" + widths[0] + "s  %-" + widths[1] + "s  %-" + widths[2] + "s  %-" + widths[3] + "s  %s%n";
        lines.forEach(line -> text.append(
                format.formatted(line.resource(), line.setting(), line.expected(), line.got(), line.fix())));
        return text.toString();
    }

    private static int width(List<Finding> lines, Function<Finding, String> column) {
        return lines.stream()
                .mapToInt(line -> column.apply(line).length())
                .max()
                .orElse(1);
    }
}
