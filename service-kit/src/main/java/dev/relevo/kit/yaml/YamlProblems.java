package dev.relevo.kit.yaml;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;

/** YamlProblems of one document, without duplicates. Not thread-safe. */
public final class YamlProblems {
    /** Maximum; further problems are listed after these are fixed. */
    public static final int MAX_PROBLEMS = 100;

    private final Set<YamlProblem> found = new LinkedHashSet<>();

    public void add(Mark where, String path, String detail) {
        add(new YamlProblem(where.getLine() + 1, where.getColumn() + 1, path, detail));
    }

    public void add(YamlProblem problem) {
        if (found.size() < MAX_PROBLEMS) {
            found.add(problem);
        }
    }

    /** Whether the maximum is reached. */
    boolean isFull() {
        return found.size() >= MAX_PROBLEMS;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the order of the document. */
    public List<YamlProblem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(YamlProblem::line).thenComparingInt(YamlProblem::column))
                .toList();
    }
}
