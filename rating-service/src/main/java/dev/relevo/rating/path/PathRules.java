package dev.relevo.rating.path;

import dev.relevo.event.PathKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What WhatsApp accepts as a path.
 *
 * @see <a href="https://community.sinch.com/">Human Escalation Paths: no social networks, no main page, no help centre</a>
 */
public final class PathRules {
    /** Longest value of any path, in characters: the longest e-mail address is 254. */
    static final int MAX_LENGTH = 500;

    private static final Pattern E_164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");
    private static final Pattern QUEUE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Set<String> SOCIAL_NETWORKS = Set.of(
            "facebook.com",
            "fb.com",
            "instagram.com",
            "linkedin.com",
            "m.me",
            "t.me",
            "telegram.me",
            "threads.net",
            "tiktok.com",
            "twitter.com",
            "wa.me",
            "whatsapp.com",
            "x.com",
            "youtube.com");
    private static final Set<String> HELP_CENTRES =
            Set.of("/help", "/help-center", "/help-centre", "/faq", "/faqs", "/hc", "/ayuda", "/ajuda");

    private PathRules() {}

    /**
     * What the value should have been; empty when the path is fine.
     *
     * @param isRetail whether the business has stores to visit
     */
    public static Optional<String> expected(EscalationPath path, boolean isRetail) {
        String value = path.value();
        if (value != null && value.length() > MAX_LENGTH) {
            return Optional.of("at most " + MAX_LENGTH + " characters");
        }
        return switch (path.kind()) {
            case AGENT -> unless(value == null || QUEUE.matcher(value).matches(), "a queue name, or nothing");
            case PHONE -> unless(matches(E_164, value), "a phone number in E.164, '+' and 7 to 15 digits");
            case EMAIL -> unless(matches(EMAIL, value), "an e-mail address");
            case WEB_FORM ->
                unless(isForm(value), "an https link of a form; not a home page, help centre or social network");
            case STORE_VISIT ->
                isRetail
                        ? unless(value != null && !value.isBlank(), "where the store is")
                        : Optional.of("another kind: visiting a store is accepted for retail only");
        };
    }

    /** True when at least one path is accepted. */
    public static boolean isCompliant(List<EscalationPath> paths, boolean isRetail) {
        return paths.stream().anyMatch(path -> expected(path, isRetail).isEmpty());
    }

    /** Names a kind cannot take are told with these. */
    public static String knownKinds() {
        return String.join(", ", Stream.of(PathKind.values()).map(Enum::name).toList());
    }

    private static Optional<String> unless(boolean isFine, String expected) {
        return isFine ? Optional.empty() : Optional.of(expected);
    }

    private static boolean matches(Pattern pattern, @Nullable String value) {
        return value != null && pattern.matcher(value).matches();
    }

    private static boolean isForm(@Nullable String value) {
        if (value == null) {
            return false;
        }
        try {
            URI link = new URI(value);
            String host = link.getHost();
            return "https".equalsIgnoreCase(link.getScheme())
                    && host != null
                    && host.contains(".")
                    && link.getUserInfo() == null
                    && !isSocialNetwork(host.toLowerCase(Locale.ROOT))
                    && isMoreThanEntrance(link);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isSocialNetwork(String host) {
        return SOCIAL_NETWORKS.stream().anyMatch(network -> host.equals(network) || host.endsWith("." + network));
    }

    /** False for a home page or the front page of a help centre. */
    private static boolean isMoreThanEntrance(URI link) {
        String place = link.getPath().toLowerCase(Locale.ROOT).replaceAll("/+$", "");
        return !HELP_CENTRES.contains(place) && (!place.isEmpty() || link.getQuery() != null);
    }
}
