package dev.relevo.kit.problem;

import jakarta.ws.rs.BadRequestException;

/** A parameter that does not have its type. The message quotes nothing of it. */
final class InvalidParameterException extends BadRequestException {
    private static final long serialVersionUID = 1L;

    private final String detail;

    InvalidParameterException(String name, String expected) {
        super("invalid parameter");
        this.detail = name + ": expected " + expected;
    }

    String detail() {
        return detail;
    }
}
