package dev.relevo.router.policies;

import dev.relevo.event.PathKind;
import dev.relevo.router.policy.EscalationPath;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ways to a human as they are written, each of a form that WhatsApp accepts. */
final class PathReader {
    static final int MAX_PATHS = 50;
    /** The longest e-mail address has 254. */
    static final int MAX_VALUE = 500;

    private static final Pattern E_164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");
    private static final Map<String, PathKind> KINDS =
            Arrays.stream(PathKind.values()).collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    private PathReader() {}

    static List<EscalationPath> read(WrittenObject policy) {
        List<EscalationPath> paths = new ArrayList<>();
        policy.required("paths").ifPresent(written -> written.items(MAX_PATHS)
                .forEach(path -> path(path.object(PolicyObject.PATH)).ifPresent(paths::add)));
        return paths;
    }

    private static Optional<EscalationPath> path(WrittenObject written) {
        Optional<PathKind> kind = written.required("kind").flatMap(value -> WrittenObject.choice(value, KINDS));
        boolean retail = written.isTrue("retail");
        var hours = HoursReader.read(written);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        if (kind.get() == PathKind.AGENT) {
            checkAgent(written);
            return Optional.of(new EscalationPath(PathKind.AGENT, null, hours));
        }
        if (kind.get() == PathKind.STORE_VISIT && !retail) {
            written.place().problem("WhatsApp accepts a store visit from retail only; say retail: true");
        }
        Optional<String> value = written.required("value").flatMap(place -> value(kind.get(), place));
        return Optional.of(new EscalationPath(kind.get(), value.orElse(""), hours));
    }

    /** Agents answer where and when their queues say. */
    private static void checkAgent(WrittenObject written) {
        written.find("value").ifPresent(value -> value.problem("an agent has no value: people are in the queues"));
        written.find("hours").ifPresent(value -> value.problem("an agent has no hours: the queues have them"));
    }

    private static Optional<String> value(PathKind kind, Written place) {
        Optional<String> value = place.text("a text");
        if (value.isPresent() && value.get().length() > MAX_VALUE) {
            place.problem("expected at most " + MAX_VALUE + " characters, got "
                    + value.get().length());
        } else if (value.isPresent() && !isFine(kind, value.get())) {
            place.problem("expected " + expected(kind) + ", got " + place.quoted());
        }
        return value;
    }

    private static boolean isFine(PathKind kind, String value) {
        return switch (kind) {
            case AGENT -> true;
            case PHONE -> E_164.matcher(value).matches();
            case EMAIL -> EMAIL.matcher(value).matches();
            case WEB_FORM -> isHttps(value);
            // An address is as good as a link; a link must be a safe one.
            case STORE_VISIT -> !value.isBlank() && (!value.contains("://") || isHttps(value));
        };
    }

    private static String expected(PathKind kind) {
        return switch (kind) {
            case AGENT -> "nothing";
            case PHONE -> "a phone number in E.164, '+' and 7 to 15 digits";
            case EMAIL -> "an e-mail address";
            case WEB_FORM -> "an https link";
            case STORE_VISIT -> "an address or an https link";
        };
    }

    private static boolean isHttps(String value) {
        try {
            URI link = new URI(value);
            String host = link.getHost();
            return "https".equalsIgnoreCase(link.getScheme())
                    && host != null
                    && host.contains(".")
                    && link.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
