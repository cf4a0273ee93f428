package dev.relevo.kit;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers a body of the wrong shape as a problem. In place of Quarkus' own mapper, whose answer is empty or its own JSON. */
class UnreadableBodyProblems {
    @ServerExceptionMapper(value = MismatchedInputException.class, priority = Priorities.USER - 1)
    Response mismatched(MismatchedInputException mismatch) {
        String field = mismatch.getPath().stream()
                .map(Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        // The field's name only: Jackson's message quotes the content, which may be personal data.
        return HttpProblem.builder()
                .withStatus(Response.Status.BAD_REQUEST)
                .withTitle("The body does not have the expected shape")
                .withDetail(field.isEmpty() ? "expected one JSON object" : "the shape of " + field + " is wrong")
                .build()
                .toResponse();
    }
}
