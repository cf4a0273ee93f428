package dev.relevo.kit.yaml;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Parses YAML into values with positions. JSON is YAML too. */
public final class YamlText {
    private YamlText() {}

    /**
     * The document; empty, with a problem, when it is invalid YAML or has no content.
     *
     * @param expected for the problem of an empty document, for example {@code a policy}
     */
    public static Optional<YamlNode> read(String text, String expected, YamlProblems problems) {
        try {
            var node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (node == null) {
                problems.add(new YamlProblem(1, 1, "", "expected " + expected + ", got nothing"));
                return Optional.empty();
            }
            return Optional.of(new YamlNode(node, "", problems));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            problems.add(new YamlProblem(
                    mark == null ? 1 : mark.getLine() + 1,
                    mark == null ? 1 : mark.getColumn() + 1,
                    "",
                    "invalid YAML: " + e.getProblem()));
            return Optional.empty();
        } catch (YAMLException e) {
            problems.add(new YamlProblem(1, 1, "", "invalid YAML: " + e.getMessage()));
            return Optional.empty();
        }
    }
}
