package dev.relevo.router.policies;

import java.util.List;

/** A policy that cannot be accepted. */
public class InvalidPolicyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidPolicyException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each names the place, what was expected and what was found. At least one. */
    public List<String> problems() {
        return problems;
    }
}
