package dev.relevo.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** OpenAPI filter that adds to the generated document: the API key, scopes, bounds, problems and examples. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class ContractFilter implements OASFilter {
    static final String KEY = "key";
    private static final String ENABLED = "quarkus.smallrye-openapi.enabled";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (!ConfigProvider.getConfig().getOptionalValue(ENABLED, Boolean.class).orElse(true)) {
            // Quarkus filters the document even when it is not served; a failure must not prevent the service from
            // starting.
            return;
        }
        String service = ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
        api.setInfo(OASFactory.createInfo().title("Relevo " + service).version("1"));
        api.setServers(null);
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        describe(api.getComponents());
        OpenApiExamples examples = OpenApiExamples.read();
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> {
                    secure(operation);
                    bound(operation);
                    dropUntyped(operation);
                    ProblemResponses.addTo(method, path, operation);
                    examples.addTo(method + " " + path, operation);
                }));
    }

    private static void describe(Components components) {
        if (components.getSchemas() != null) {
            // From quarkus-resteasy-problem, whose mappers this service replaces.
            components.removeSchema("HttpProblem");
            components.removeSchema("HttpValidationProblem");
            FieldBounds.ids().forEach((name, schema) -> {
                if (components.getSchemas().containsKey(name)) {
                    components.addSchema(name, schema);
                }
            });
            components.getSchemas().values().forEach(ContractFilter::bound);
        }
        ProblemResponses.addTo(components);
        components.setSecuritySchemes(Map.of(
                KEY,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("An API key; its scopes are those of relevo.api-keys.<holder>.scopes")));
    }

    /** Adds the scopes. They are not OAuth scopes, so the description lists them; the security requirement names them too. */
    private static void secure(Operation operation) {
        if (operation.getSecurity() == null) {
            return;
        }
        List<String> scopes = operation.getSecurity().stream()
                .flatMap(requirement -> requirement.getSchemes().values().stream())
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(KEY, scopes)));
        String told = "Scopes: " + scopes.stream().collect(Collectors.joining(", ")) + ".";
        String description = operation.getDescription();
        operation.setDescription(description == null ? told : description + " " + told);
    }

    private static void bound(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getSchema() != null)
                    .forEach(parameter -> FieldBounds.apply(parameter.getName(), parameter.getSchema()));
        }
    }

    /** Drops a body without a type in the code, unless an example shows one. */
    private static void dropUntyped(Operation operation) {
        operation.getResponses().getAPIResponses().values().stream()
                .filter(response -> response.getContent() != null)
                .filter(response -> response.getContent().getMediaTypes().values().stream()
                        .allMatch(media -> media.getSchema() == null))
                .forEach(response -> response.setContent(null));
    }

    private static void bound(Schema schema) {
        if (schema.getProperties() != null) {
            schema.getProperties().forEach(FieldBounds::apply);
        }
    }
}
