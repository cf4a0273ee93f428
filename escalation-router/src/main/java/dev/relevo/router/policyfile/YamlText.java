package dev.relevo.router.policyfile;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Parses YAML into values with positions. JSON is YAML too. */
final class YamlText {
    private YamlText() {}

    /** The document; empty, with a problem, when it is invalid YAML or has no content. */
    public static Optional<YamlNode> read(String text, Problems problems) {
        try {
            var node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (node == null) {
                problems.add(new PolicyProblem(1, 1, "", "expected a policy, got nothing"));
                return Optional.empty();
            }
            return Optional.of(new YamlNode(node, "", problems));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            problems.add(new PolicyProblem(
                    mark == null ? 1 : mark.getLine() + 1,
                    mark == null ? 1 : mark.getColumn() + 1,
                    "",
                    "invalid YAML: " + e.getProblem()));
            return Optional.empty();
        } catch (YAMLException e) {
            problems.add(new PolicyProblem(1, 1, "", "invalid YAML: " + e.getMessage()));
            return Optional.empty();
        }
    }
}
