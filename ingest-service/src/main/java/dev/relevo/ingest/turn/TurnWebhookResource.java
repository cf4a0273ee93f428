package dev.relevo.ingest.turn;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.ingest.IngestConfig;
import dev.relevo.ingest.admission.Bodies;
import dev.relevo.ingest.admission.WebhookIntake;
import dev.relevo.ingest.signature.SignatureScheme;
import dev.relevo.ingest.translate.TurnDelivery;
import dev.relevo.ingest.translate.TurnTranslator;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * The webhook endpoint of Turn.io, one address per business number. It needs no API key: the number's signature authenticates the
 * request.
 */
@Path("/webhooks/turn/{phoneNumberId}")
@PermitAll
public class TurnWebhookResource {
    private static final String SUBSCRIPTION = "X-Turn-Hook-Subscription";
    private static final String MESSAGE_ID = "X-WhatsApp-Id";
    private static final String CLAIM = "X-Turn-Claim";

    private final TurnSignatures signatures;
    private final TurnTranslator translator;
    private final WebhookIntake intake;

    TurnWebhookResource(IngestConfig config, TurnSignatures signatures, WebhookIntake intake) {
        this.signatures = signatures;
        this.translator = new TurnTranslator(config.meta().reportSent());
        this.intake = intake;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "receiveTurnWebhook",
            summary = "Receives a webhook from Turn; 200 once all its events are stored")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON))
    @APIResponse(responseCode = "200", description = "all events are stored")
    @APIResponse(responseCode = "400", description = "empty, not JSON, or not an object")
    @APIResponse(responseCode = "401", description = "missing or wrong signature, or a number without secrets")
    @APIResponse(responseCode = "413", description = "larger than 3 MiB")
    @APIResponse(responseCode = "503", description = "storage not confirmed; retry")
    public CompletionStage<Response> receive(
            @PathParam("phoneNumberId") String number, @Context HttpHeaders headers, @Context RoutingContext routing) {
        List<String> presented = headers.getRequestHeader(SignatureScheme.TURN.header());
        return intake.take(Bodies.of(routing), signatures.of(number), presented, (webhook, now) -> {
                    var delivery = new TurnDelivery(
                            new PhoneNumberId(number),
                            headers.getHeaderString(SUBSCRIPTION),
                            headers.getHeaderString(MESSAGE_ID),
                            headers.getHeaderString(CLAIM));
                    return translator.translate(webhook, delivery, now);
                })
                .thenApply(WebhookIntake::response);
    }
}
