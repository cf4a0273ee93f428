package dev.relevo.kit.yaml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An object of the document. A missing key gives the default; an invalid value gives the default and a problem, so that one reading
 * finds all problems.
 */
public final class YamlObject {
    private static final int MAX_TEXT = 1_000;

    private final YamlNode place;
    private final List<String> keys;
    private final Map<String, YamlNode> members;

    YamlObject(YamlNode place, List<String> keys, Map<String, YamlNode> members) {
        this.place = place;
        this.keys = keys;
        this.members = members;
    }

    public YamlNode place() {
        return place;
    }

    public Optional<YamlNode> find(String key) {
        if (!keys.contains(key)) {
            throw new IllegalArgumentException("an object of " + keys + " has no key '" + key + "'");
        }
        return Optional.ofNullable(members.get(key));
    }

    /** The value of a required key; a problem when it is missing. */
    public Optional<YamlNode> required(String key) {
        Optional<YamlNode> found = find(key);
        // A value that is not an object has been reported already.
        if (found.isEmpty() && place.isObject()) {
            place.problem(key + " is required");
        }
        return found;
    }

    public double number(String key, double min, double max, double usual) {
        return find(key).flatMap(value -> decimal(value, min, max)).orElse(usual);
    }

    public int whole(String key, int min, int max, int usual) {
        return find(key)
                .flatMap(value -> {
                    Optional<Double> number = decimal(value, min, max);
                    if (number.isPresent() && number.get() != Math.rint(number.get())) {
                        value.problem("expected a whole number, got " + value.quoted());
                        return Optional.empty();
                    }
                    return number;
                })
                .map(Double::intValue)
                .orElse(usual);
    }

    private static Optional<Double> decimal(YamlNode value, double min, double max) {
        String expected = "expected a number from " + plain(min) + " to " + plain(max) + ", got " + value.quoted();
        try {
            double number =
                    value.isText() ? Double.parseDouble(value.text("a number").orElse("")) : Double.NaN;
            if (number >= min && number <= max) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number out of range.
        }
        value.problem(expected);
        return Optional.empty();
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    public Duration duration(String key, Duration min, Duration max, Duration usual) {
        return find(key).flatMap(value -> duration(value, min, max)).orElse(usual);
    }

    /** An ISO 8601 duration in these bounds; empty, with a problem, if invalid. */
    public static Optional<Duration> duration(YamlNode value, Duration min, Duration max) {
        try {
            Duration duration =
                    Duration.parse(value.isText() ? value.text("a duration").orElse("") : "");
            if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
                value.problem("expected " + min + " to " + max + ", got " + value.quoted());
                return Optional.empty();
            }
            return Optional.of(duration);
        } catch (DateTimeException e) {
            value.problem("expected a duration such as PT60S, got " + value.quoted());
            return Optional.empty();
        }
    }

    /** Whether it is there and true. */
    public boolean isTrue(String key) {
        return choice(key, Map.of("true", true, "false", false), false);
    }

    /** The value of a word; the usual one, and a problem when the word is unknown. */
    public <T> T choice(String key, Map<String, T> known, T usual) {
        return find(key).flatMap(value -> choice(value, known)).orElse(usual);
    }

    /** The same of a value. */
    public static <T> Optional<T> choice(YamlNode value, Map<String, T> known) {
        List<String> words = known.keySet().stream().sorted().toList();
        Optional<String> written = value.text("one of " + String.join(", ", words));
        if (written.isPresent() && !known.containsKey(written.get())) {
            value.problem("expected one of " + String.join(", ", words) + ", got " + value.quoted()
                    + DidYouMean.suggestion(written.get(), words));
        }
        return written.map(known::get);
    }

    /** One text or a list of texts, without duplicates. */
    public Set<String> texts(String key, int max) {
        return find(key).map(value -> texts(value, max)).orElse(Set.of());
    }

    /** The same of a value. */
    public static Set<String> texts(YamlNode value, int max) {
        Set<String> texts = new LinkedHashSet<>();
        List<YamlNode> items = value.itemOrItems(max);
        for (YamlNode item : items) {
            text(item).ifPresent(text -> {
                if (!texts.add(text)) {
                    item.problem("'" + YamlNode.shortened(text) + "' is a duplicate");
                }
            });
        }
        if (value.isEmptyList()) {
            value.problem("expected at least one text; omit the key when there is no text");
        }
        return texts;
    }

    /** The IANA time zone of a value; empty, with a problem, if unknown. */
    public static Optional<ZoneId> zone(YamlNode written) {
        Optional<String> zone = written.text("a time zone");
        try {
            return zone.map(ZoneId::of);
        } catch (DateTimeException e) {
            written.problem("expected a time zone such as America/Bogota, got " + written.quoted()
                    + DidYouMean.suggestion(zone.orElse(""), ZoneId.getAvailableZoneIds()));
            return Optional.empty();
        }
    }

    private static Optional<String> text(YamlNode value) {
        Optional<String> text = value.text("a text");
        if (text.isPresent() && (text.get().isBlank() || text.get().length() > MAX_TEXT)) {
            value.problem("expected 1 to " + MAX_TEXT + " characters, got "
                    + text.get().length());
            return Optional.empty();
        }
        return text;
    }
}
