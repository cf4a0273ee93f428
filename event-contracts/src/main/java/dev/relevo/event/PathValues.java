package dev.relevo.event;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Validation of the value of a contact path by WhatsApp's rules. The same rules apply to the policies that show a path to users
 * and to the numbers that declare one.
 *
 * @see <a href="https://community.sinch.com/">Human Escalation Paths: no social networks, no main page, no help centre</a>
 */
public final class PathValues {
    /** Longest value, in characters: the longest e-mail address is 254. */
    public static final int MAX_LENGTH = 500;

    private static final Pattern E_164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");
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

    private PathValues() {}

    /**
     * The expected form of the value; empty when the value is valid. The value of {@code AGENT} is always valid, because each
     * service configures its agents in its own way.
     *
     * @param value null when the path has no value
     */
    public static Optional<String> expected(PathKind kind, @Nullable String value) {
        if (kind == PathKind.AGENT) {
            return Optional.empty();
        }
        if (value != null && value.length() > MAX_LENGTH) {
            return Optional.of("at most " + MAX_LENGTH + " characters");
        }
        return value != null && isFine(kind, value) ? Optional.empty() : Optional.of(form(kind));
    }

    private static boolean isFine(PathKind kind, String value) {
        return switch (kind) {
            case AGENT -> true;
            case UNKNOWN -> false;
            case PHONE -> E_164.matcher(value).matches();
            case EMAIL -> EMAIL.matcher(value).matches();
            case WEB_FORM -> safeLink(value).filter(PathValues::isForm).isPresent();
            // Accepts an address or a link; a link must use https.
            case STORE_VISIT ->
                !value.isBlank() && (!value.contains("://") || safeLink(value).isPresent());
        };
    }

    private static String form(PathKind kind) {
        return switch (kind) {
            case AGENT -> "nothing";
            case UNKNOWN -> "a path of a known kind";
            case PHONE -> "a phone number in E.164, '+' and 7 to 15 digits";
            case EMAIL -> "an e-mail address";
            case WEB_FORM -> "an https link of a form; not a home page, help centre or social network";
            case STORE_VISIT -> "an address or an https link";
        };
    }

    private static Optional<URI> safeLink(String value) {
        try {
            URI link = new URI(value);
            String host = link.getHost();
            boolean isSafe = "https".equalsIgnoreCase(link.getScheme())
                    && host != null
                    && host.contains(".")
                    && link.getUserInfo() == null;
            return isSafe ? Optional.of(link) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isForm(URI link) {
        String host = link.getHost().toLowerCase(Locale.ROOT);
        boolean isSocial =
                SOCIAL_NETWORKS.stream().anyMatch(network -> host.equals(network) || host.endsWith("." + network));
        return !isSocial && isMoreThanEntrance(link);
    }

    /** False for a home page or the front page of a help centre. */
    private static boolean isMoreThanEntrance(URI link) {
        String place = link.getPath().toLowerCase(Locale.ROOT).replaceAll("/+$", "");
        return !HELP_CENTRES.contains(place) && (!place.isEmpty() || link.getQuery() != null);
    }
}
