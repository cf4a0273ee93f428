package dev.relevo.quickstart.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffEvent.HandoffClaimed;
import dev.relevo.event.HandoffEvent.HandoffOpened;
import dev.relevo.event.OutboundMessage;
import dev.relevo.quickstart.stack.Credentials;
import dev.relevo.quickstart.stack.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** (g) A forged webhook, and a genuine one that comes twice. */
record ForgedAndTwice(Scene scene) implements Step {
    private static final String LAST_WORDS = "Estoy esperando en la línea";

    @Override
    public String letter() {
        return "g";
    }

    @Override
    public String title() {
        return "a forged signature gets 401 and leaves no trace; the same webhook twice has one effect";
    }

    @Override
    public String play() {
        Caller rosa = scene.caller("Rosa Díaz", DemoNumber.OPEN, 3);
        String forgedId = "wamid.FORGED" + scene.run().toEpochMilli();
        int forged = scene.simulator().postForged(webhook(rosa, forgedId));
        StepFailed.unless(forged == 401, "401 for the forged webhook", forged);

        Simulator.Written written = scene.simulator().write(rosa, "Necesito hablar con una persona");
        Simulator.Written again = scene.simulator().redeliver(rosa, written.messageId());
        StepFailed.unless(
                written.webhookStatus() == 200 && again.webhookStatus() == 200,
                "200 twice",
                written.webhookStatus() + " and " + again.webhookStatus());
        awaitRouterPast(rosa);

        expectNone(rosa, forgedId);
        expectOne("handoff-opened", opened(rosa).size());
        expectOne(
                "handoff",
                scene.topics()
                        .all(Handoff.class, event -> event.conversationId().equals(rosa.conversation()))
                        .size());
        expectOne(
                "outbound-message",
                scene.topics()
                        .all(OutboundMessage.class, event -> event.conversationId()
                                .equals(rosa.conversation()))
                        .size());
        scene.simulator().awaitReceived(rosa, "persona");
        expectOne("WhatsApp message to her", scene.simulator().received(rosa).size());
        return "401 and no record of it; two deliveries, one handoff, one message to her";
    }

    private List<HandoffOpened> opened(Caller rosa) {
        return scene.topics().all(HandoffOpened.class, event -> event.handoff()
                .conversationId()
                .equals(rosa.conversation()));
    }

    /**
     * Her conversation is one partition, so once the router knows her last words it has decided on everything before them; and
     * once a claim made after that is committed, so is everything it decided.
     */
    private void awaitRouterPast(Caller rosa) {
        scene.simulator().write(rosa, LAST_WORDS);
        RestApi router = scene.operator(Service.ROUTER);
        String path = "/v1/conversations/" + rosa.conversation().value();
        JsonNode conversation = Patience.await(
                        "her last words in the router's transcript",
                        Patience.USUAL,
                        () -> Optional.of(router.get(path))
                                .filter(reply -> reply.text().contains(LAST_WORDS)),
                        () -> router.get(path).status())
                .json();
        String handoffId = conversation.at("/handoff/handoffId").asText();
        scene.api(Service.ROUTER, Credentials.AGENT)
                .post("/v1/handoffs/" + handoffId + "/claim", Map.of())
                .orFail("claim");
        scene.topics().await(HandoffClaimed.class, "the claim of her handoff", event -> event.handoff()
                .handoffId()
                .value()
                .equals(handoffId));
    }

    private void expectNone(Caller rosa, String forgedId) {
        boolean left = scene.topics().all(UserMessage.class, event -> true).stream()
                .anyMatch(event -> event.message().messageId().equals(forgedId));
        StepFailed.unless(!left, "no trace of the forged message of " + rosa.name(), "its record");
    }

    private static void expectOne(String what, int count) {
        StepFailed.unless(count == 1, "one " + what, count);
    }

    private static String webhook(Caller caller, String messageId) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"%s","changes":[{"value":{\
                "messaging_product":"whatsapp","metadata":{"display_phone_number":"%s","phone_number_id":"%s"},\
                "contacts":[{"profile":{"name":"%s"},"wa_id":"%s"}],"messages":[{"from":"%s","id":"%s",\
                "timestamp":"1790000000","type":"text","text":{"body":"Quiero hablar con una persona"}}]},\
                "field":"messages"}]}]}""".formatted(
                        DemoNumber.WABA,
                        caller.number().digits(),
                        caller.number().id(),
                        caller.name(),
                        caller.waId(),
                        caller.waId(),
                        messageId);
    }
}
