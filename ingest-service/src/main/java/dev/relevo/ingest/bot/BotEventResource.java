package dev.relevo.ingest.bot;

import dev.relevo.event.Topics;
import dev.relevo.ingest.admission.Bodies;
import dev.relevo.ingest.admission.IntakeMetrics;
import dev.relevo.ingest.admission.Rejection;
import dev.relevo.ingest.admission.RejectionProblems;
import dev.relevo.ingest.bot.BotEventsAnswer.ItemProblem;
import dev.relevo.ingest.bot.BotEventsAnswer.RejectedItem;
import dev.relevo.ingest.publish.EventPublisher;
import dev.relevo.ingest.translate.OutgoingEvent;
import dev.relevo.kit.problem.JsonBodies;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.problem.Violation;
import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The endpoint where bots report their messages and signals. A repeated report is idempotent, see {@link BotEventReader}. */
@Path("/v1/bot-events")
@Produces(MediaType.APPLICATION_JSON)
public class BotEventResource {
    /** The same limit as the items of one WhatsApp webhook. */
    static final int MAX_ITEMS = 1_000;

    private static final int MULTI_STATUS = 207;

    private final EventPublisher publisher;
    private final IntakeMetrics metrics;
    private final InstantSource clock;
    private final SecurityIdentity identity;

    BotEventResource(EventPublisher publisher, IntakeMetrics metrics, InstantSource clock, SecurityIdentity identity) {
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
        this.identity = identity;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Scopes.BOT, Scopes.ADMIN})
    @Operation(operationId = "reportBotEvents", summary = "Receives one bot-message or bot-signal, or an array of them")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON))
    @APIResponse(responseCode = "202", description = "all items are stored")
    @APIResponse(responseCode = "207", description = "some items are stored; the rejected ones are listed")
    @APIResponse(responseCode = "400", description = "no item is valid, or one is out of bounds; nothing is stored")
    @APIResponse(responseCode = "403", description = "the API key may not use one of the numbers; nothing is stored")
    @APIResponse(responseCode = "413", description = "larger than 3 MiB")
    @APIResponse(responseCode = "503", description = "storage not confirmed; retry")
    public CompletionStage<Response> report(@Context RoutingContext routing) throws IOException {
        byte[] body = Bodies.of(routing);
        metrics.received();
        if (body.length == 0) {
            return refused(Rejection.BODY_EMPTY);
        }
        if (body.length > Bodies.MAX_BYTES) {
            return refused(Rejection.BODY_TOO_LARGE);
        }
        Bodies.Parsed parsed = Bodies.parse(body);
        if (parsed instanceof Bodies.Parsed.Tree) {
            JsonBodies.check(body);
        }
        return switch (parsed) {
            case Bodies.Parsed.NotJson() -> refused(Rejection.NOT_JSON);
            case Bodies.Parsed.Tree(List<?> items) -> reportAll(items, true);
            case Bodies.Parsed.Tree(var item) -> reportAll(Collections.singletonList(item), false);
        };
    }

    private CompletionStage<Response> reportAll(List<?> items, boolean isArray) {
        if (items.isEmpty() || items.size() > MAX_ITEMS) {
            return invalid(
                    List.of(Violation.expected("body", "1 to " + MAX_ITEMS + " items", items.size() + " items")));
        }
        Instant now = clock.instant();
        Caller caller = Caller.of(identity);
        List<OutgoingEvent> events = new ArrayList<>();
        List<RejectedItem> rejected = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            switch (BotEventReader.read(items.get(index), index, now)) {
                case ItemResult.Accepted(var event) -> {
                    if (!caller.maySee(event.conversation().phoneNumberId())) {
                        return refused(Rejection.NUMBER_FORBIDDEN);
                    }
                    events.add(new OutgoingEvent(Topics.CONVERSATION_EVENTS, event));
                }
                case ItemResult.Rejected(var field, var expected, var got, var outOfBounds) -> {
                    rejected.add(new RejectedItem(index, new ItemProblem(field, expected, got)));
                    if (outOfBounds) {
                        return invalid(List.of(Violation.expected(path(isArray, index, field), expected, got)));
                    }
                }
            }
        }
        if (events.isEmpty()) {
            return invalid(
                    rejected.stream().map(item -> violation(isArray, item)).toList());
        }
        return publisher.publish(events).handle((stored, failure) -> {
            if (failure != null) {
                metrics.rejected(Rejection.BROKER_UNAVAILABLE);
                return RejectionProblems.response(Rejection.BROKER_UNAVAILABLE);
            }
            metrics.accepted();
            return Response.status(rejected.isEmpty() ? Response.Status.ACCEPTED.getStatusCode() : MULTI_STATUS)
                    .entity(new BotEventsAnswer(events.size(), rejected))
                    .build();
        });
    }

    /** For example {@code [3].person.id}. */
    private static String path(boolean isArray, int index, String field) {
        return isArray ? "[" + index + "]." + field : field;
    }

    private CompletionStage<Response> refused(Rejection reason) {
        metrics.rejected(reason);
        return CompletableFuture.completedFuture(RejectionProblems.response(reason));
    }

    private static Violation violation(boolean isArray, RejectedItem item) {
        ItemProblem fault = item.problem();
        return Violation.expected(path(isArray, item.index(), fault.field()), fault.expected(), fault.got());
    }

    /** A problem that lists every invalid item; nothing is stored. */
    private CompletionStage<Response> invalid(List<Violation> violations) {
        Rejection reason = Rejection.ITEMS_INVALID;
        metrics.rejected(reason);
        String detail = violations.getFirst() + ". Nothing is stored.";
        return CompletableFuture.completedFuture(Problems.builder(reason.status(), reason.title(), detail)
                .with("code", reason.code())
                .with(Problems.VIOLATIONS, violations)
                .build()
                .toResponse());
    }
}
