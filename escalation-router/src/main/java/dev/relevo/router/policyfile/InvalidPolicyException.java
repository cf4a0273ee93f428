package dev.relevo.router.policyfile;

import dev.relevo.kit.yaml.YamlProblem;
import java.util.List;
import java.util.stream.Collectors;

/** A policy that cannot be accepted. */
public class InvalidPolicyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<YamlProblem> problems;

    public InvalidPolicyException(List<YamlProblem> problems) {
        super(problems.stream().map(YamlProblem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** All problems of the policy, in the order of the document. At least one. */
    public List<YamlProblem> problems() {
        return problems;
    }
}
