package dev.relevo.kit.problem;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Looks at a request's target before anything decodes it: decoders replace what they cannot read, so two ids become one. */
final class UriCheck {
    private UriCheck() {}

    /** The part with an escape that is broken, is not UTF-8 or is NUL: {@code path} or a parameter's name. Null: none. */
    static @Nullable String fault(String uri) {
        if (uri.indexOf('%') < 0) {
            return null;
        }
        int query = uri.indexOf('?');
        if (!isSound(query < 0 ? uri : uri.substring(0, query))) {
            return "path";
        }
        if (query >= 0) {
            for (String parameter : uri.substring(query + 1).split("&", -1)) {
                if (!isSound(parameter)) {
                    int equals = parameter.indexOf('=');
                    String name = equals < 0 ? "" : parameter.substring(0, equals);
                    return name.matches("[A-Za-z][A-Za-z0-9_.-]{0,63}") ? name : "query";
                }
            }
        }
        return null;
    }

    private static boolean isSound(String part) {
        if (part.indexOf('%') < 0) {
            return true;
        }
        var bytes = ByteBuffer.allocate(part.length());
        for (int i = 0; i < part.length(); i++) {
            char unit = part.charAt(i);
            if (unit == '%') {
                int high = i + 2 < part.length() ? Character.digit(part.charAt(i + 1), 16) : -1;
                int low = i + 2 < part.length() ? Character.digit(part.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0 || (high == 0 && low == 0)) {
                    return false;
                }
                bytes.put((byte) (high << 4 | low));
                i += 2;
            } else {
                // Only where the escapes around it end matters.
                bytes.put((byte) (unit < 0x80 ? unit : '?'));
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
