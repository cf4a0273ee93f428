package dev.relevo.rating.path;

import dev.relevo.event.PathKind;
import dev.relevo.event.PathValues;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules for the escalation paths that WhatsApp accepts. */
public final class PathRules {
    private static final Pattern QUEUE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private PathRules() {}

    /**
     * A description of the expected value; empty when the path is accepted.
     *
     * @param isRetail whether the business has stores to visit
     */
    public static Optional<String> expected(EscalationPath path, boolean isRetail) {
        String value = path.value();
        if (path.kind() == PathKind.AGENT) {
            boolean isQueue = value == null || QUEUE.matcher(value).matches();
            return isQueue ? Optional.empty() : Optional.of("a queue name, or nothing");
        }
        if (path.kind() == PathKind.STORE_VISIT && !isRetail) {
            return Optional.of("another kind: visiting a store is accepted for retail only");
        }
        return PathValues.expected(path.kind(), value);
    }

    /** True when at least one path is accepted. */
    public static boolean isCompliant(List<EscalationPath> paths, boolean isRetail) {
        return paths.stream().anyMatch(path -> expected(path, isRetail).isEmpty());
    }

    /** Why no path is accepted; empty when one is. */
    public static List<String> problems(List<EscalationPath> paths, boolean isRetail) {
        if (paths.isEmpty()) {
            return List.of("no path to a human is declared");
        }
        return isCompliant(paths, isRetail)
                ? List.of()
                : paths.stream()
                        .map(path -> path.kind() + ": expected "
                                + expected(path, isRetail).orElse(""))
                        .toList();
    }

    /** The kinds for the text of a violation. */
    public static String knownKinds() {
        return String.join(", ", PathKind.known().stream().map(Enum::name).toList());
    }
}
