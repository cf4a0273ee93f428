package dev.relevo.kit.problem;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The path of a field in a body, for example {@code things[1].code}. It shows field names and indexes only: other keys are
 * content.
 */
final class FieldPath {
    static final String BODY = "body";

    private static final int MAX_STEPS = 8;
    private static final Pattern INDEX = Pattern.compile("\\d{1,5}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");

    private FieldPath() {}

    static String of(List<String> steps) {
        var path = new StringBuilder();
        for (String step : steps.subList(0, Math.min(steps.size(), MAX_STEPS))) {
            if (INDEX.matcher(step).matches()) {
                path.append('[').append(step).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(NAME.matcher(step).matches() ? step : "*");
            }
        }
        return path.isEmpty() ? BODY : path.toString();
    }
}
