package dev.relevo.router.policyfile;

import java.util.List;
import java.util.stream.Collectors;

/** A policy that cannot be accepted. */
public class InvalidPolicyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<PolicyProblem> problems;

    public InvalidPolicyException(List<PolicyProblem> problems) {
        super(problems.stream().map(PolicyProblem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** All problems of the policy, in the order of the document. At least one. */
    public List<PolicyProblem> problems() {
        return problems;
    }
}
