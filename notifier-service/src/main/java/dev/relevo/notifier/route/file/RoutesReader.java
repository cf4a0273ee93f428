package dev.relevo.notifier.route.file;

import dev.relevo.event.Bounds;
import dev.relevo.kit.yaml.YamlNode;
import dev.relevo.kit.yaml.YamlObject;
import dev.relevo.kit.yaml.YamlProblem;
import dev.relevo.kit.yaml.YamlProblems;
import dev.relevo.kit.yaml.YamlText;
import dev.relevo.notifier.route.Rotation;
import dev.relevo.notifier.route.RoutingTree;
import dev.relevo.notifier.route.TimeInterval;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and checks a routing tree. One reading reports all problems. */
public final class RoutesReader {
    /** A tree as written, in UTF-8. */
    public static final int MAX_BYTES = Bounds.DOCUMENT_MAX_BYTES;

    private RoutesReader() {}

    /**
     * The result of reading.
     *
     * @param tree empty when there are problems
     * @param problems all of them, in the order of the document
     */
    public record Checked(Optional<RoutingTree> tree, List<YamlProblem> problems) {
        public Checked {
            problems = List.copyOf(problems);
        }

        /**
         * The tree.
         *
         * @throws InvalidRoutesException naming every problem found
         */
        public RoutingTree accepted() {
            return tree.orElseThrow(() -> new InvalidRoutesException(problems));
        }
    }

    /** Reads a tree whose receivers are unknown, unless it lists them itself. */
    public static Checked check(String yaml) {
        return check(yaml, null);
    }

    /**
     * Reads a tree.
     *
     * @param receivers the receivers that exist; null when they are unknown
     */
    public static Checked check(String yaml, @Nullable Set<String> receivers) {
        YamlProblems problems = new YamlProblems();
        int bytes = yaml.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            problems.add(new YamlProblem(1, 1, "", "expected at most " + MAX_BYTES + " bytes, got " + bytes));
            return new Checked(Optional.empty(), problems.inOrder());
        }
        Optional<RoutingTree> tree =
                YamlText.read(yaml, "a routing tree", problems).flatMap(document -> tree(document, receivers));
        return new Checked(problems.isEmpty() ? tree : Optional.empty(), problems.inOrder());
    }

    private static Optional<RoutingTree> tree(YamlNode document, @Nullable Set<String> receivers) {
        YamlObject written = document.object(RouteKeys.DOCUMENT.keys());
        Names names = Names.of(written, receivers);
        Map<String, TimeInterval> intervals = TimeIntervalReader.read(written, names);
        Map<String, Rotation> rotations = RotationReader.read(written, names);
        var inhibitRules = InhibitReader.read(written);
        var digests = DigestReader.read(written, names);
        return written.required("route")
                .map(root -> new RoutingTree(
                        new RouteReader(names).root(root), intervals, inhibitRules, rotations, digests));
    }
}
