package dev.relevo.stack.whatsapp;

import dev.relevo.stack.whatsapp.WebhookSender.Delivery;
import dev.relevo.stack.whatsapp.http.MetaJson;
import dev.relevo.stack.whatsapp.http.Request;
import dev.relevo.stack.whatsapp.http.Response;
import dev.relevo.stack.whatsapp.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The control API of the simulator: actions of users, and the messages sent to users. For tests and demos only: it requires no
 * authentication.
 */
final class ControlApi {
    /** A well-formed signature that matches no body. */
    private static final String FORGED = "sha256=" + "0".repeat(64);

    private final SimulatorState state;
    private final WebhookSender sender;
    private final MessageIds messageIds;

    /** Response to a user's message. */
    record Written(String messageId, int webhookStatus, int attempts) {}

    ControlApi(SimulatorState state, WebhookSender sender, MessageIds messageIds) {
        this.state = state;
        this.sender = sender;
        this.messageIds = messageIds;
    }

    List<Routes.Route> routes() {
        return List.of(
                Routes.Route.of("POST", "/sim/users/(\\d+)/messages", this::write),
                Routes.Route.of("POST", "/sim/users/(\\d+)/failures", this::fail),
                Routes.Route.of("POST", "/sim/webhook", this::passThrough),
                Routes.Route.of("GET", "/sim/sent", this::sent));
    }

    private Response write(Request request) {
        Optional<UserMessage> message = request.json(UserMessage.class);
        if (message.isEmpty()) {
            return Response.problem(400, "expected text or buttonId");
        }
        String waId = request.segment(0);
        String messageId = Optional.ofNullable(message.get().messageId()).orElseGet(() -> messageIds.next(waId));
        byte[] known = state.webhookOf(messageId);
        if (known != null) {
            return delivered(messageId, known, message.get());
        }
        if (message.get().text() == null && message.get().buttonId() == null) {
            return Response.problem(400, "expected text or buttonId, or the messageId of an earlier message");
        }
        Optional<BusinessNumber> number = addressee(message.get().phoneNumberId());
        if (number.isEmpty()) {
            return Response.problem(404, "no such number is registered");
        }
        byte[] webhook = MetaJson.wire(MetaWebhook.message(number.get(), waId, messageId, message.get(), state.now()));
        state.userWrote(number.get(), waId, messageId, webhook);
        return delivered(messageId, webhook, message.get());
    }

    private Response fail(Request request) {
        Optional<SendFailure> failure = request.json(SendFailure.class);
        failure.ifPresent(one -> state.fail(request.segment(0), one));
        return failure.map(Response::ok).orElseGet(() -> Response.problem(400, "expected code and later, or {}"));
    }

    private Optional<BusinessNumber> addressee(@Nullable String phoneNumberId) {
        return phoneNumberId == null ? state.anyNumber() : state.number(phoneNumberId);
    }

    private Response delivered(String messageId, byte[] webhook, UserMessage message) {
        Delivery delivery = message.retry() ? sender.untilTaken(webhook) : sender.once(webhook);
        return Response.ok(new Written(messageId, delivery.status(), delivery.attempts()));
    }

    /**
     * Forwards the body unchanged, once: {@code ?signature=valid} (the default), {@code forged} or {@code missing}. Only a
     * validly signed body counts as WhatsApp's, so only that opens windows. Windows are opened before the body is sent, because
     * the business may answer at once.
     */
    private Response passThrough(Request request) {
        byte[] body = request.body();
        return switch (request.query().getOrDefault("signature", "valid")) {
            case "valid" -> {
                request.json()
                        .map(webhook -> UserContact.in(webhook, state.now()))
                        .ifPresent(contacts -> contacts.forEach(state::openWindow));
                yield passedThrough(sender.once(body));
            }
            case "forged" -> passedThrough(sender.once(body, FORGED));
            case "missing" -> passedThrough(sender.once(body, null));
            default -> Response.problem(400, "expected signature=valid, forged or missing");
        };
    }

    private static Response passedThrough(Delivery delivery) {
        return Response.ok(Map.of("webhookStatus", delivery.status(), "attempts", delivery.attempts()));
    }

    private Response sent(Request request) {
        return Response.ok(state.sent(request.query().get("to")));
    }
}
