package dev.relevo.kit.problem;

import jakarta.ws.rs.BadRequestException;

/** Failure for a parameter that does not have its type. The message does not quote the value. */
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
