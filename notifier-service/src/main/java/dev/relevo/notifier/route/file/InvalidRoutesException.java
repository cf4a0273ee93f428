package dev.relevo.notifier.route.file;

import dev.relevo.kit.yaml.YamlProblem;
import java.util.List;
import java.util.stream.Collectors;

/** A routing tree that cannot be accepted. */
public class InvalidRoutesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<YamlProblem> problems;

    public InvalidRoutesException(List<YamlProblem> problems) {
        super(problems.stream().map(YamlProblem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order of the document. At least one. */
    public List<YamlProblem> problems() {
        return problems;
    }
}
