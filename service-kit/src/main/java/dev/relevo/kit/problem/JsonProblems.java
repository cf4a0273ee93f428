package dev.relevo.kit.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.stream.Collectors;

/** What to say of JSON that cannot be used: which field, and what it should be. Jackson's own messages quote the content. */
final class JsonProblems {
    private JsonProblems() {}

    static HttpProblem of(JsonProcessingException failure) {
        if (isOurs(failure)) {
            return Problems.of(500, null);
        }
        return HttpProblem.builder()
                .withStatus(400)
                .withTitle("Invalid JSON")
                .withDetail(field(failure) + ": expected " + expected(failure))
                .build();
    }

    /** Whether it is not the caller's fault: an answer could not be written, or a class cannot be read at all. */
    static boolean isOurs(JsonProcessingException failure) {
        return failure.getProcessor() instanceof JsonGenerator
                || (failure instanceof InvalidDefinitionException
                        && !(failure instanceof JsonMappingException mapping
                                && mapping.getCause() instanceof IllegalArgumentException));
    }

    private static String field(JsonProcessingException failure) {
        if (!(failure instanceof JsonMappingException mapping)) {
            return FieldPath.BODY;
        }
        return FieldPath.of(mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.toList()));
    }

    private static String expected(JsonProcessingException failure) {
        return switch (failure) {
            case MismatchedInputException mismatch
            when mismatch.getTargetType() != null -> mismatch.getTargetType().getSimpleName() + ", got another shape";
            // A constructor of ours refused it.
            case JsonMappingException mapping -> "another value";
            default -> "well-formed JSON";
        };
    }
}
