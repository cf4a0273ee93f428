package dev.relevo.rating.number.api;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** The problems (RFC 9457) of the API; each names the field, the expected and the received value. */
final class Problems {
    private Problems() {}

    static HttpProblem invalid(List<Violation> violations) {
        Violation first = violations.getFirst();
        return HttpProblem.builder()
                .withStatus(Status.BAD_REQUEST)
                .withTitle("Invalid request")
                .withDetail(first.field() + ": expected " + first.expected() + ", got " + first.got())
                .with("violations", violations)
                .build();
    }

    static HttpProblem invalid(String field, String expected, String got) {
        return invalid(List.of(new Violation(field, expected, got)));
    }

    static HttpProblem unknownNumber() {
        return HttpProblem.builder()
                .withStatus(Status.NOT_FOUND)
                .withTitle("Unknown number")
                .withDetail("phoneNumberId: expected a registered number, got an unregistered one")
                .build();
    }

    static HttpProblem alreadyRegistered() {
        return HttpProblem.builder()
                .withStatus(Status.CONFLICT)
                .withTitle("Number already registered")
                .withDetail(
                        "displayNumber: expected a number that is not registered for this wabaId, got a registered one")
                .build();
    }
}
