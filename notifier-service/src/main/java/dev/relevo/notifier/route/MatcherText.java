package dev.relevo.notifier.route;

import dev.relevo.notifier.route.Matcher.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of matchers: one or more, separated by commas, with or without braces, for example
 * {@code {severity="critical", number=~123|456}}. A name is a word, or a text in quotes; so is a value.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#label-matchers">Alertmanager: Label matchers</a>
 */
public final class MatcherText {
    /** Of one text. */
    static final int MAX_MATCHERS = 100;

    private static final Pattern PLAIN_NAME = Pattern.compile("[^\\s{}!=~,\\\\\"'`]+");

    private MatcherText() {}

    /**
     * The matchers of a text, at least one.
     *
     * @throws IllegalArgumentException that says what was expected
     */
    public static List<Matcher> read(String text) {
        List<Matcher> matchers = new ArrayList<>();
        for (String part : parts(inside(text.strip()))) {
            matchers.add(one(part.strip()));
            if (matchers.size() > MAX_MATCHERS) {
                throw new IllegalArgumentException("expected at most " + MAX_MATCHERS + " matchers in one text");
            }
        }
        if (matchers.isEmpty()) {
            throw new IllegalArgumentException("expected a matcher such as severity=\"critical\", got nothing");
        }
        return List.copyOf(matchers);
    }

    /** Either brace may be missing, unless the last one belongs to a regular expression; a last comma separates nothing. */
    private static String inside(String text) {
        String inside = text.startsWith("{") ? text.substring(1) : text;
        if (inside.endsWith("\"}") || (inside.endsWith("}") && count(inside, '{') < count(inside, '}'))) {
            inside = inside.substring(0, inside.length() - 1);
        }
        inside = inside.strip();
        return inside.endsWith(",") ? inside.substring(0, inside.length() - 1) : inside;
    }

    private static long count(String text, char brace) {
        return text.chars().filter(character -> character == brace).count();
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (isEscaped(text, i, "\\\"")) {
                i++;
            } else if (character == '"') {
                isQuoted = !isQuoted;
            } else if (character == ',' && !isQuoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        if (!text.isBlank()) {
            parts.add(text.substring(start));
        }
        return parts;
    }

    private static Matcher one(String text) {
        int end = text.startsWith("\"") ? closingQuote(text, 0) + 1 : endOfName(text);
        String name = text.substring(0, end).strip();
        String rest = text.substring(end).strip();
        Operator operator = Operator.longestFirst()
                .filter(known -> rest.startsWith(known.sign()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of = != =~ !~ after the label's name in '"
                        + text + "', for example severity=\"critical\""));
        String value = rest.substring(operator.sign().length()).strip();
        return Matcher.of(name.startsWith("\"") ? unquoted(name) : name, operator, value(value));
    }

    private static int endOfName(String text) {
        var name = PLAIN_NAME.matcher(text);
        return name.lookingAt() ? name.end() : 0;
    }

    private static String value(String text) {
        if (!text.startsWith("\"")) {
            if (text.indexOf('"') >= 0) {
                throw new IllegalArgumentException("expected quotes around the whole value, got " + text);
            }
            return unescaped(text);
        }
        if (closingQuote(text, 0) != text.length() - 1) {
            throw new IllegalArgumentException("expected nothing after the closing quote, got " + text);
        }
        return unquoted(text);
    }

    private static int closingQuote(String text, int opening) {
        for (int i = opening + 1; i < text.length(); i++) {
            if (isEscaped(text, i, "\\\"")) {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        throw new IllegalArgumentException("expected a closing quote, got " + text);
    }

    private static String unquoted(String text) {
        return unescaped(text.substring(1, text.length() - 1));
    }

    /** OpenMetrics has three escapes; any other backslash is one, so that {@code \d} needs no second. */
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (isEscaped(text, i, "\\\"n")) {
                i++;
                plain.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    /** Whether a backslash is here, before one of these characters. */
    private static boolean isEscaped(String text, int at, String characters) {
        return text.charAt(at) == '\\' && at + 1 < text.length() && characters.indexOf(text.charAt(at + 1)) >= 0;
    }

    static boolean isPlainName(String name) {
        return PLAIN_NAME.matcher(name).matches();
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
