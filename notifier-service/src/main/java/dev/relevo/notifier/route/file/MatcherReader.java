package dev.relevo.notifier.route.file;

import dev.relevo.kit.yaml.YamlNode;
import dev.relevo.kit.yaml.YamlObject;
import dev.relevo.notifier.route.Matcher;
import dev.relevo.notifier.route.MatcherText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads a list of matchers, or one text with several. */
final class MatcherReader {
    static final int MAX_MATCHERS = 100;

    private MatcherReader() {}

    /** The matchers under a key, in the order of their texts; empty if absent. */
    static List<Matcher> read(YamlObject object, String key) {
        List<Matcher> matchers = new ArrayList<>();
        object.find(key).ifPresent(written -> written.itemOrItems(MAX_MATCHERS).forEach(item -> addTo(matchers, item)));
        matchers.sort(Comparator.comparing(Matcher::toString));
        return matchers;
    }

    private static void addTo(List<Matcher> matchers, YamlNode written) {
        written.text("a matcher such as severity=\"critical\"").ifPresent(text -> {
            try {
                matchers.addAll(MatcherText.read(text));
            } catch (IllegalArgumentException e) {
                written.problem(String.valueOf(e.getMessage()));
            }
        });
    }
}
