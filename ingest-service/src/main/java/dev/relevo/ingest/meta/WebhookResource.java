package dev.relevo.ingest.meta;

import dev.relevo.ingest.IngestConfig;
import dev.relevo.ingest.admission.Bodies;
import dev.relevo.ingest.admission.WebhookIntake;
import dev.relevo.kit.problem.Problems;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The webhook endpoint of Meta's Cloud API. It needs no API key: the signature authenticates the request. */
@Path("/webhooks/whatsapp")
@PermitAll
public class WebhookResource {
    private final HubChallenge challenge;
    private final MetaIntake intake;

    WebhookResource(IngestConfig config, MetaIntake intake) {
        this.challenge = new HubChallenge(config.meta().verifyToken());
        this.intake = intake;
    }

    @GET
    @Operation(operationId = "answerHubChallenge", summary = "Answers the verification request of Meta")
    @APIResponse(responseCode = "200", description = "the challenge, as text")
    @APIResponse(responseCode = "400", description = "invalid challenge parameters")
    @APIResponse(responseCode = "403", description = "wrong verify token")
    @Parameter(
            name = "hub.mode",
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(type = SchemaType.STRING, pattern = "^subscribe$"))
    @Parameter(
            name = "hub.challenge",
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "hub.verify_token",
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(type = SchemaType.STRING))
    public Response answerChallenge(@Context UriInfo uri) {
        var query = uri.getQueryParameters();
        return switch (challenge.answer(
                query.get("hub.mode"), query.get("hub.challenge"), query.get("hub.verify_token"))) {
            case HubChallenge.Answer.Echo(var text) ->
                Response.ok(text, MediaType.TEXT_PLAIN_TYPE).build();
            case HubChallenge.Answer.WrongToken() ->
                Problems.of(403, "hub.verify_token: expected the configured one")
                        .toResponse();
            case HubChallenge.Answer.Malformed(var field, var expected) ->
                Problems.invalid(field, expected).toResponse();
        };
    }

    /** Reached only by unusual spellings of the path; {@link WebhookRoute} handles the usual one. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "receiveWebhook", summary = "Receives a webhook; 200 once all its events are stored")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON))
    @APIResponse(responseCode = "200", description = "all events are stored")
    @APIResponse(responseCode = "400", description = "empty, not JSON, or not an object")
    @APIResponse(responseCode = "401", description = "missing or wrong signature")
    @APIResponse(responseCode = "413", description = "larger than 3 MiB")
    @APIResponse(responseCode = "503", description = "storage not confirmed; retry")
    public CompletionStage<Response> receive(@Context HttpHeaders headers, @Context RoutingContext routing) {
        return intake.take(Bodies.of(routing), headers.getRequestHeader(MetaIntake.SIGNATURE))
                .thenApply(WebhookIntake::response);
    }
}
