package dev.relevo.notifier.route.file;

import dev.relevo.kit.yaml.DocumentCheck;
import dev.relevo.kit.yaml.YamlProblem;
import java.util.List;
import java.util.regex.Pattern;

/** {@code ./relevo check} of a routing tree, which has {@code route} at the top. It does not know which receivers exist. */
public final class RoutesCheck implements DocumentCheck {
    private static final Pattern ROUTE_AT_THE_TOP = Pattern.compile("(?m)^(?:\\{\\s*)?[\"']?route[\"']?\\s*:");

    @Override
    public boolean isFor(String text) {
        return ROUTE_AT_THE_TOP.matcher(text).find();
    }

    @Override
    public List<YamlProblem> problems(String text) {
        return RoutesReader.check(text).problems();
    }
}
