package dev.relevo.notifier.route.file;

import dev.relevo.kit.yaml.YamlNode;
import dev.relevo.kit.yaml.YamlObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads durations as Prometheus writes them, such as {@code 1h30m}, and those of ISO 8601, such as {@code PT1H30M}. */
final class DurationReader {
    /** In this order; each at most once. */
    private static final Map<String, Duration> UNITS = units();

    private static final Pattern TEXT =
            Pattern.compile("(?=[0-9])(?:([0-9]{1,9})y)?(?:([0-9]{1,9})w)?(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?"
                    + "(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?");

    private DurationReader() {}

    private static Map<String, Duration> units() {
        Map<String, Duration> units = new LinkedHashMap<>();
        units.put("y", Duration.ofDays(365));
        units.put("w", Duration.ofDays(7));
        units.put("d", Duration.ofDays(1));
        units.put("h", Duration.ofHours(1));
        units.put("m", Duration.ofMinutes(1));
        units.put("s", Duration.ofSeconds(1));
        units.put("ms", Duration.ofMillis(1));
        return units;
    }

    /** The duration under a key; empty if absent, or, with a problem, if invalid. */
    static Optional<Duration> read(YamlObject object, String key, Duration min, Duration max) {
        return object.find(key).flatMap(written -> read(written, min, max));
    }

    static Optional<Duration> read(YamlNode written, Duration min, Duration max) {
        Optional<String> text = written.text("a duration");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> duration = parse(text.get());
        if (duration.isEmpty()) {
            written.problem("expected a duration such as 5m, 1h30m or PT5M, got " + written.quoted());
        } else if (duration.get().compareTo(min) < 0 || duration.get().compareTo(max) > 0) {
            written.problem("expected " + shown(min) + " to " + shown(max) + ", got " + written.quoted());
            return Optional.empty();
        }
        return duration;
    }

    private static Optional<Duration> parse(String text) {
        if (text.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return iso(text);
        }
        Duration sum = Duration.ZERO;
        int group = 1;
        for (Duration unit : UNITS.values()) {
            String number = parts.group(group++);
            sum = number == null ? sum : sum.plus(unit.multipliedBy(Long.parseLong(number)));
        }
        return Optional.of(sum);
    }

    private static Optional<Duration> iso(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** In its largest units, for example {@code 1h30m}. */
    static String shown(Duration duration) {
        StringBuilder shown = new StringBuilder();
        Duration left = duration;
        for (var unit : UNITS.entrySet()) {
            long count = left.dividedBy(unit.getValue());
            if (count > 0) {
                shown.append(count).append(unit.getKey());
                left = left.minus(unit.getValue().multipliedBy(count));
            }
        }
        return shown.isEmpty() ? "0s" : shown.toString();
    }
}
