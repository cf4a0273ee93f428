package dev.relevo.notifier.routing;

import dev.relevo.kit.problem.Problems;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a change, so that nobody overwrites what they have not read.
 *
 * @param ifMatch the header {@code If-Match}; null when absent
 * @param ifNoneMatch the header {@code If-None-Match}; null when absent
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1">RFC 9110, 13.1</a>
 */
record Preconditions(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    private static final String ANY = "*";

    static String tag(String revision) {
        return "\"" + revision + "\"";
    }

    /** Throws a problem unless the change may replace the last one. */
    void check(Optional<TreeRevision> last) {
        Optional<String> tag =
                last.filter(row -> row.document().isPresent()).map(row -> tag(Long.toString(row.revision())));
        if (ifNoneMatch != null && isIn(ifNoneMatch, tag)) {
            throw changed();
        }
        if (ifMatch != null && !isIn(ifMatch, tag)) {
            throw changed();
        }
        if (tag.isPresent() && ifMatch == null) {
            throw Problems.of(428, "there is a routing tree: send the ETag of the one you change as If-Match");
        }
    }

    private static boolean isIn(String list, Optional<String> tag) {
        return tag.isPresent()
                && Arrays.stream(list.split(",", -1))
                        .map(String::strip)
                        .anyMatch(each -> each.equals(ANY) || each.equals(tag.get()));
    }

    private static RuntimeException changed() {
        return Problems.of(412, "the routing tree is another one by now; read it again");
    }
}
