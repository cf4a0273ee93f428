package dev.relevo.notifier.route.file;

import dev.relevo.kit.yaml.YamlNode;
import dev.relevo.kit.yaml.YamlObject;
import dev.relevo.notifier.route.InhibitRule;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code inhibit_rules}. */
final class InhibitReader {
    static final int MAX_RULES = 100;
    private static final int MAX_LABELS = 100;

    private InhibitReader() {}

    static List<InhibitRule> read(YamlObject document) {
        List<InhibitRule> rules = new ArrayList<>();
        document.find("inhibit_rules").ifPresent(list -> list.items(MAX_RULES)
                .forEach(item -> rules.add(rule(item, "inhibit_rules[" + rules.size() + "]"))));
        return rules;
    }

    private static InhibitRule rule(YamlNode item, String path) {
        YamlObject written = item.object(RouteKeys.INHIBIT_RULE.keys());
        written.required("source_matchers");
        written.required("target_matchers");
        return new InhibitRule(
                path,
                MatcherReader.read(written, "source_matchers"),
                MatcherReader.read(written, "target_matchers"),
                written.texts("equal", MAX_LABELS));
    }
}
