package dev.relevo.stack.whatsapp;

import static dev.relevo.stack.whatsapp.MetaWebhook.digits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Simulation of Meta's Graph API: the three calls that Relevo makes.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference">Cloud API reference</a>
 */
final class GraphApi {
    private static final String VERSION = "/v\\d+\\.0";
    private static final String DEFAULT_FIELDS = "id,display_phone_number,verified_name,quality_rating";

    private final SimulatorState state;
    private final WebhookSender sender;
    private final MessageIds messageIds;
    private final String authorization;

    GraphApi(SimulatorState state, WebhookSender sender, MessageIds messageIds, String token) {
        this.state = state;
        this.sender = sender;
        this.messageIds = messageIds;
        this.authorization = "Bearer " + token;
    }

    List<Routes.Route> routes() {
        return List.of(
                Routes.Route.of("GET", VERSION + "/(\\w+)/phone_numbers", authorized(this::numbers)),
                Routes.Route.of("GET", VERSION + "/(\\w+)", authorized(this::number)),
                Routes.Route.of("POST", VERSION + "/(\\w+)/messages", authorized(this::send)));
    }

    private Function<Request, Response> authorized(Function<Request, Response> call) {
        return request -> authorization.equals(request.authorization()) ? call.apply(request) : GraphError.badToken();
    }

    private Response numbers(Request request) {
        String wabaId = request.segment(0);
        List<BusinessNumber> numbers = state.numbersOf(wabaId);
        if (numbers.isEmpty()) {
            return GraphError.unknownObject(request.method(), wabaId);
        }
        List<Map<String, Object>> data =
                numbers.stream().map(number -> fields(number, request)).toList();
        return Response.ok(Map.of("data", data, "paging", Map.of("cursors", Map.of("before", "MA", "after", "MQ"))));
    }

    private Response number(Request request) {
        String id = request.segment(0);
        return state.number(id)
                .map(number -> Response.ok(fields(number, request)))
                .orElseGet(() -> GraphError.unknownObject(request.method(), id));
    }

    /** The requested fields; those that the simulator has no value for are omitted. */
    private static Map<String, Object> fields(BusinessNumber number, Request request) {
        Map<String, Object> known = Map.of(
                "id", number.id(),
                "display_phone_number", number.displayPhoneNumber(),
                "verified_name", number.verifiedName(),
                "quality_rating", number.rating(),
                "quality_score", Map.of("score", number.rating()),
                "status", "CONNECTED",
                "name_status", "APPROVED",
                "account_mode", "LIVE",
                "throughput", Map.of("level", "STANDARD"),
                "whatsapp_business_manager_messaging_limit", "TIER_10K");
        Map<String, Object> chosen = new LinkedHashMap<>();
        String wanted = request.query().getOrDefault("fields", DEFAULT_FIELDS);
        Stream.concat(Stream.of("id"), Arrays.stream(wanted.split(",")))
                .filter(known::containsKey)
                .forEach(field -> chosen.put(field, known.get(field)));
        return chosen;
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
