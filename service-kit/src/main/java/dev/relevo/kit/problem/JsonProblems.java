package dev.relevo.kit.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.stream.Collectors;

/** Problems for JSON that cannot be used: the field and the expected value. Jackson's own messages quote the content. */
final class JsonProblems {
    private JsonProblems() {}

    static HttpProblem of(JsonProcessingException failure) {
        if (isOurs(failure)) {
            return Problems.of(500, null);
        }
        return Problems.invalid("Invalid JSON", List.of(Violation.expected(field(failure), expected(failure))));
    }

    /** Whether the server is at fault: a response could not be written, or a class cannot be deserialised at all. */
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
            // One of our own constructors refused the value.
            case JsonMappingException mapping -> "another value";
            default -> "well-formed JSON";
        };
    }
}
