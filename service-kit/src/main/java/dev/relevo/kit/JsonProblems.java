package dev.relevo.kit;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers JSON of the wrong shape as a problem that names the field. In place of Quarkus' own mapper, which answers 400
 * without a problem and stands ahead of quarkus-resteasy-problem's.
 *
 * <p>Public: Quarkus generates code in this package that can be in another class loader.
 */
public class JsonProblems {
    @ServerExceptionMapper(value = MismatchedInputException.class, priority = Priorities.USER - 1)
    public Response mismatched(MismatchedInputException mismatch) {
        String field = mismatch.getPath().stream().map(JsonProblems::step).collect(Collectors.joining());
        String expected = mismatch.getTargetType() == null
                ? "another shape"
                : mismatch.getTargetType().getSimpleName();
        return HttpProblem.builder()
                .withStatus(Response.Status.BAD_REQUEST)
                .withTitle("Invalid JSON")
                // Not what was sent: it may be personal.
                .withDetail((field.isEmpty() ? "body" : field.substring(1)) + ": expected " + expected
                        + ", got another shape")
                .build()
                .toResponse();
    }

    private static String step(JsonMappingException.Reference step) {
        return "." + (step.getFieldName() == null ? step.getIndex() : step.getFieldName());
    }
}
