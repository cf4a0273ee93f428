package dev.relevo.kit.problem;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Validation of a request's target before it is decoded: decoders replace bytes they cannot read, so two different ids could
 * become equal.
 */
final class UriValidator {
    static final String PATH = "path";

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    private UriValidator() {}

    /**
     * The invalid part: not a URI, or its escapes are not UTF-8 or contain NUL. One of {@code path}, a parameter's name or
     * {@code query}; null when all parts are valid.
     */
    static @Nullable String fault(String uri) {
        if (isPlain(uri)) {
            return null;
        }
        int query = uri.indexOf('?');
        if (!isSound(query < 0 ? uri : uri.substring(0, query))) {
            return PATH;
        }
        if (query >= 0) {
            for (String parameter : uri.substring(query + 1).split("&", -1)) {
                if (!isSound(parameter)) {
                    int equals = parameter.indexOf('=');
                    String name = equals < 0 ? "" : parameter.substring(0, equals);
                    return isName(name) ? name : "query";
                }
            }
        }
        try {
            var unused = new URI(uri);
            return null;
        } catch (URISyntaxException e) {
            return query >= 0 && e.getIndex() > query ? "query" : PATH;
        }
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Fast path: whether there is nothing to check, as in nearly every request. */
    private static boolean isPlain(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            char unit = uri.charAt(i);
            boolean isPlain = (unit >= 'a' && unit <= 'z')
                    || (unit >= 'A' && unit <= 'Z')
                    || (unit >= '-' && unit <= '9')
                    || unit == '_'
                    || unit == '?'
                    || unit == '='
                    || unit == '&';
            if (!isPlain) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSound(String part) {
        var bytes = ByteBuffer.allocate(part.length());
        for (int i = 0; i < part.length(); i++) {
            char unit = part.charAt(i);
            if (unit >= 0x80) {
                return false;
            }
            if (unit == '%') {
                int escaped = escaped(part, i);
                if (escaped <= 0) {
                    return false;
                }
                bytes.put((byte) escaped);
                i += 2;
            } else {
                bytes.put((byte) unit);
            }
        }
        try {
            var unused = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The byte of an escape; 0 is NUL, a negative value is not an escape. */
    private static int escaped(String part, int percent) {
        if (percent + 2 >= part.length()) {
            return -1;
        }
        int high = Character.digit(part.charAt(percent + 1), 16);
        int low = Character.digit(part.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
