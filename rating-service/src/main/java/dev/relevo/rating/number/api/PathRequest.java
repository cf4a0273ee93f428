package dev.relevo.rating.number.api;

import dev.relevo.event.PathKind;
import dev.relevo.kit.problem.Violation;
import dev.relevo.rating.PhoneNumbers;
import dev.relevo.rating.TextRules;
import dev.relevo.rating.path.EscalationPath;
import dev.relevo.rating.path.PathRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One escalation path in a request; not validated yet.
 *
 * @param kind one of {@code AGENT, PHONE, EMAIL, WEB_FORM, STORE_VISIT}
 * @param value see {@link EscalationPath}
 */
public record PathRequest(@Nullable String kind, @Nullable String value) {
    /** More than any business is expected to have. */
    static final int MAX_PATHS = 20;

    /** The valid paths; each invalid one adds a violation. */
    static List<EscalationPath> check(
            List<@Nullable PathRequest> requests, boolean isRetail, List<Violation> violations) {
        if (requests.size() > MAX_PATHS) {
            violations.add(Violation.expected("paths", "at most " + MAX_PATHS, requests.size() + " paths"));
            return List.of();
        }
        List<EscalationPath> paths = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            check("paths[" + i + "]", requests.get(i), isRetail, violations).ifPresent(paths::add);
        }
        return paths;
    }

    private static Optional<EscalationPath> check(
            String field, @Nullable PathRequest request, boolean isRetail, List<Violation> violations) {
        String kind = request == null ? null : request.kind();
        Optional<PathKind> known = PathKind.known().stream()
                .filter(candidate -> candidate.name().equals(kind))
                .findFirst();
        if (request == null || known.isEmpty()) {
            violations.add(Violation.ofText(field + ".kind", "one of " + PathRules.knownKinds(), kind));
            return Optional.empty();
        }
        EscalationPath path = new EscalationPath(known.get(), request.value());
        Optional<String> expected = expected(path, isRetail);
        expected.ifPresent(form -> violations.add(Violation.ofText(field + ".value", form, request.value())));
        return expected.isPresent() ? Optional.empty() : Optional.of(path);
    }

    private static Optional<String> expected(EscalationPath path, boolean isRetail) {
        Optional<String> expected = PathRules.expected(path, isRetail);
        String value = path.value();
        if (expected.isPresent() || value == null) {
            return expected;
        }
        if (path.kind() == PathKind.PHONE && !PhoneNumbers.isPossible(value)) {
            return Optional.of("a phone number in E.164 of an existing country code and a length used there");
        }
        return TextRules.isPlain(value) ? Optional.empty() : Optional.of("text without control characters");
    }
}
