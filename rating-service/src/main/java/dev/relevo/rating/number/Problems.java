package dev.relevo.rating.number;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** What the API answers when it cannot do as asked: RFC 9457 problems that name field, expected and got. */
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
                .withDetail("phoneNumberId: expected a registered number, got another")
                .build();
    }

    static HttpProblem taken() {
        return HttpProblem.builder()
                .withStatus(Status.CONFLICT)
                .withTitle("Number taken")
                .withDetail(
                        "displayNumber: expected one that no other number of this wabaId has, got one that is taken")
                .build();
    }
}
