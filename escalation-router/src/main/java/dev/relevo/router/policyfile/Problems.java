package dev.relevo.router.policyfile;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;

/** Problems of one document, without duplicates. Not thread-safe. */
public final class Problems {
    /** Maximum; further problems are listed after these are fixed. */
    static final int MAX_PROBLEMS = 100;

    private final Set<PolicyProblem> found = new LinkedHashSet<>();

    public void add(Mark where, String path, String detail) {
        add(new PolicyProblem(where.getLine() + 1, where.getColumn() + 1, path, detail));
    }

    public void add(PolicyProblem problem) {
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
    public List<PolicyProblem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(PolicyProblem::line).thenComparingInt(PolicyProblem::column))
                .toList();
    }
}
