package dev.relevo.kit.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.relevo.kit.EventJson;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Validation of a JSON body before it is bound. Rejects what no service can store: duplicate keys, too deep nesting, NUL
 * (PostgreSQL refuses it) and lone surrogates (UTF-8 cannot encode them, so they would come back as {@code ?}).
 */
public final class JsonBodies {
    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(EventJson.MAX_DEPTH)
                    .build())
            .build();

    private JsonBodies() {}

    /**
     * Accepts a valid or an empty body.
     *
     * @throws HttpProblem 400, naming the field
     */
    public static void check(byte[] body) throws IOException {
        try (JsonParser parser = STRICT.createParser(body)) {
            try {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token == JsonToken.FIELD_NAME) {
                        check(parser, parser.currentName(), "a name");
                    } else if (token == JsonToken.VALUE_STRING) {
                        check(parser, parser.getText(), "text");
                    }
                }
            } catch (StreamConstraintsException e) {
                throw invalid(parser, "at most " + EventJson.MAX_DEPTH + " levels and numbers of at most 1000 digits");
            } catch (JsonProcessingException e) {
                String message = e.getOriginalMessage();
                if (message != null && message.startsWith("Duplicate field")) {
                    throw invalid(parser, "no duplicate keys");
                }
                throw invalid(
                        FieldPath.BODY,
                        "well-formed JSON, at line "
                                + parser.currentLocation().getLineNr() + ", column "
                                + parser.currentLocation().getColumnNr());
            } catch (RuntimeException e) {
                if (e instanceof HttpProblem) {
                    throw e;
                }
                throw invalid(FieldPath.BODY, "well-formed JSON");
            }
        }
    }

    private static void check(JsonParser parser, String text, String what) {
        if (!Unicode.isSound(text)) {
            throw invalid(parser, what + " without NUL and without lone surrogates");
        }
    }

    private static HttpProblem invalid(JsonParser parser, String expected) {
        var steps = new ArrayDeque<String>();
        for (JsonStreamContext at = parser.getParsingContext(); at != null; at = at.getParent()) {
            if (at.inArray()) {
                steps.addFirst(String.valueOf(at.getCurrentIndex()));
            } else if (at.inObject() && at.getCurrentName() != null) {
                steps.addFirst(at.getCurrentName());
            }
        }
        return invalid(FieldPath.of(new ArrayList<>(steps)), expected);
    }

    private static HttpProblem invalid(String field, String expected) {
        return Problems.invalid("Invalid JSON", List.of(Violation.expected(field, expected)));
    }
}
