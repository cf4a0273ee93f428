package dev.relevo.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.BadRequestException;

/** Failure for a parameter that does not have its type. The message does not quote the value. */
final class InvalidParameterException extends BadRequestException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String expected;

    InvalidParameterException(String name, String expected) {
        super("invalid parameter");
        this.name = name;
        this.expected = expected;
    }

    HttpProblem problem() {
        return Problems.invalid(name, expected);
    }
}
