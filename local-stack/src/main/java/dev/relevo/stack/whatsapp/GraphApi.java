package dev.relevo.stack.whatsapp;

import static dev.relevo.stack.whatsapp.MetaWebhook.digits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.stack.whatsapp.http.Request;
import dev.relevo.stack.whatsapp.http.Response;
import dev.relevo.stack.whatsapp.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Simulation of Meta's Graph API: the three calls that Relevo makes.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference">Cloud API reference</a>
 */
final class GraphApi {
    private static final String VERSION = "/v\\d+\\.0";

    private final SimulatorState state;
    private final NumberList numbers;
    private final WebhookSender sender;
    private final MessageIds messageIds;
    private final String authorization;

    GraphApi(SimulatorState state, WebhookSender sender, MessageIds messageIds, String token) {
        this.state = state;
        this.numbers = new NumberList(state);
        this.sender = sender;
        this.messageIds = messageIds;
        this.authorization = "Bearer " + token;
    }

    List<Routes.Route> routes() {
        return List.of(
                Routes.Route.of("GET", VERSION + "/(\\w+)/phone_numbers", authorized(numbers::answer)),
                Routes.Route.of("GET", VERSION + "/(\\w+)", authorized(this::number)),
                Routes.Route.of("POST", VERSION + "/(\\w+)/messages", authorized(this::send)));
    }

    private Function<Request, Response> authorized(Function<Request, Response> call) {
        return request -> authorization.equals(request.authorization()) ? call.apply(request) : GraphError.badToken();
    }

    private Response number(Request request) {
        String id = request.segment(0);
        return state.number(id)
                .map(number -> Response.ok(numbers.fields(number, request)))
                .orElseGet(() -> GraphError.unknownObject(request.method(), id));
    }

    private Response send(Request request) {
        String id = request.segment(0);
        Optional<BusinessNumber> number = state.number(id);
        if (number.isEmpty()) {
            return GraphError.unknownObject(request.method(), id);
        }
        Optional<JsonNode> body = request.json();
        if (body.isEmpty()) {
            return GraphError.badParameter("The request is not a JSON object.");
        }
        String to = body.get().path("to").asText();
        if (digits(to).isEmpty()) {
            return GraphError.badParameter("The parameter to is required.");
        }
        String type = body.get().path("type").asText("text");
        if (!body.get().path(type).isObject()) {
            return GraphError.badParameter("The parameter " + type + " is required.");
        }
        return accept(number.get(), to, type, body.get());
    }

    /** 200 means accepted, not delivered: the outcome follows by webhook, also when the window is closed. */
    private Response accept(BusinessNumber number, String to, String type, JsonNode body) {
        String waId = digits(to);
        SendFailure failure = state.failureOf(waId);
        Integer code = failure.code();
        if (code != null && !failure.later()) {
            return SendFailure.answer(code);
        }
        String messageId = messageIds.next(waId);
        state.businessSent(messageId, number.id(), waId, body);
        boolean isDelivered = type.equals("template") || state.windowIsOpen(number.id(), waId);
        var statuses = new MessageStatuses(number, messageId, waId, callbackData(body), state.now());
        if (code != null) {
            sender.inOrder(statuses.failed(code));
        } else {
            sender.inOrder(isDelivered ? statuses.delivered() : statuses.windowClosed());
        }
        return Response.ok(Map.of(
                "messaging_product",
                "whatsapp",
                "contacts",
                List.of(Map.of("input", to, "wa_id", waId)),
                "messages",
                List.of(Map.of("id", messageId))));
    }

    private static Optional<String> callbackData(JsonNode body) {
        return Optional.ofNullable(body.get("biz_opaque_callback_data")).map(JsonNode::asText);
    }
}
