package dev.relevo.rating.api;

import dev.relevo.kit.problem.Problems;
import dev.relevo.rating.TextRules;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cursor of a page: its parts as text that callers pass back as it is. */
public final class Cursor {
    private Cursor() {}

    /** True when the caller asks for a page by cursor; the framework reads an empty parameter like an absent one. */
    public static boolean isAsked(UriInfo uri) {
        return uri.getQueryParameters().containsKey("cursor");
    }

    public static String of(Object... parts) {
        String text =
                String.join(" ", List.of(parts).stream().map(Object::toString).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The position after which the page begins; empty for the first page.
     *
     * @param cursor the parameter; null or empty for the first page
     * @param parts how many; only the last may hold spaces
     * @param position reads the parts; any exception in it means that the cursor is not one
     */
    public static <T> Optional<T> read(@Nullable String cursor, int parts, Function<String[], T> position) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] found = text.split(" ", parts);
            if (found.length == parts && TextRules.isPlain(text)) {
                return Optional.of(position.apply(found));
            }
        } catch (RuntimeException notACursor) {
            // Reported like a cursor with too few parts.
        }
        throw Problems.invalid("cursor", "the next of an earlier page, or nothing", "another value");
    }
}
