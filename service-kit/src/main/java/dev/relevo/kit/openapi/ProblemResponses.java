package dev.relevo.kit.openapi;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The problem responses (RFC 9457) that are common to all calls of a service. */
final class ProblemResponses {
    static final String MEDIA_TYPE = "application/problem+json";
    static final String SCHEMA = "Problem";
    private static final String VIOLATION = "Violation";

    /** Matches descriptions that the code states, not the framework's "Not Allowed" and "Bad Request". */
    private static final Predicate<String> STATED =
            description -> description != null && !description.startsWith("Not ") && !description.equals("Bad Request");

    private static final Map<String, Standard> STANDARD = new TreeMap<>(Map.of(
            "400",
                    new Standard(
                            "Bad Request",
                            "body: expected a JSON object",
                            "a field, a parameter or the body is not as expected"),
            "401", new Standard("Unauthorized", null, "no key, or an unknown key"),
            "403", new Standard("Forbidden", null, "the key has none of the scopes"),
            "404", new Standard("Not Found", null, "not found, or the key may not access it"),
            "413", new Standard("Content Too Large", null, "the body is larger than this service takes"),
            "415", new Standard("Unsupported Media Type", null, "the body is of another media type"),
            "503", new Standard("Kafka unavailable", null, "retry after the seconds in Retry-After")));

    /** A problem's title, its detail or null, and its cause. */
    private record Standard(String title, @Nullable String detail, String when) {}

    private ProblemResponses() {}

    static void addTo(Components components) {
        Schema schema = OASFactory.createSchema().addType(SchemaType.OBJECT);
        schema.description(
                "A problem of RFC 9457. Its texts name fields, never values. A problem may have more members.");
        schema.addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER));
        schema.addProperty("title", OASFactory.createSchema().addType(SchemaType.STRING));
        schema.addProperty("detail", OASFactory.createSchema().addType(SchemaType.STRING));
        schema.addProperty(
                "violations",
                OASFactory.createSchema()
                        .addType(SchemaType.ARRAY)
                        .description("Each fault of the request.")
                        .items(OASFactory.createSchema().ref(VIOLATION)));
        schema.addRequired("status").addRequired("title");
        components.addSchema(VIOLATION, violation());
        components.addSchema(SCHEMA, schema);
        STANDARD.forEach((status, problem) -> components.addResponse(name(status), response(status, problem)));
    }

    private static Schema violation() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("One fault of a request.")
                .addProperty(
                        "field",
                        OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .description("The field or the parameter, for example paths[1].value."))
                .addProperty(
                        "message",
                        OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .description("What was expected; never the value that was sent."))
                .addRequired("field")
                .addRequired("message");
    }

    static void addTo(HttpMethod method, String path, Operation operation) {
        boolean hasBody = operation.getRequestBody() != null;
        boolean isOpen =
                operation.getSecurity() == null || operation.getSecurity().isEmpty();
        boolean hasParameters = path.contains("{")
                || (operation.getParameters() != null
                        && !operation.getParameters().isEmpty());
        put(operation, "400", hasBody || hasParameters);
        put(operation, "401", !isOpen);
        put(operation, "403", !isOpen);
        put(operation, "404", path.contains("{") && !isOpen);
        put(operation, "413", hasBody);
        put(operation, "415", hasBody && !isOpen);
        put(operation, "503", true);
    }

    private static void put(Operation operation, String status, boolean applies) {
        APIResponse known = operation.getResponses().getAPIResponse(status);
        boolean isTold = known != null && known.getRef() == null && STATED.test(known.getDescription());
        if (isTold) {
            known.content(content(example(status, Objects.requireNonNull(STANDARD.get(status)))));
        } else if (applies) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().ref(name(status)));
        }
    }

    private static String name(String status) {
        return "Problem" + status;
    }

    private static APIResponse response(String status, Standard problem) {
        return OASFactory.createAPIResponse().description(problem.when()).content(content(example(status, problem)));
    }

    private static Map<String, Object> example(String status, Standard problem) {
        Map<String, Object> example =
                new TreeMap<>(Map.of("status", Integer.valueOf(status), "title", problem.title()));
        if (problem.detail() != null) {
            example.put("detail", problem.detail());
        }
        return example;
    }

    private static Content content(Object example) {
        return OASFactory.createContent()
                .addMediaType(
                        MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(SCHEMA))
                                .example(example));
    }
}
