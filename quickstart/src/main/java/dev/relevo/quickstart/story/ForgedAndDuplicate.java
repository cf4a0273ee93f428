package dev.relevo.quickstart.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffEvent.HandoffClaimed;
import dev.relevo.event.HandoffEvent.HandoffOpened;
import dev.relevo.event.OutboundMessage;
import dev.relevo.quickstart.client.Await;
import dev.relevo.quickstart.client.DemoNumber;
import dev.relevo.quickstart.client.DemoUser;
import dev.relevo.quickstart.client.ExpectationFailed;
import dev.relevo.quickstart.client.RestApi;
import dev.relevo.quickstart.client.Simulator;
import dev.relevo.quickstart.stack.Credentials;
import dev.relevo.quickstart.stack.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** (g) A forged webhook, and a genuine one that is delivered twice. */
record ForgedAndDuplicate(Scene scene) implements Step {
    private static final String LAST_WORDS = "Estoy esperando en la línea";

    @Override
    public String letter() {
        return "g";
    }

    @Override
    public String title() {
        return "a webhook with a forged signature gets 401 and is not stored; a duplicate webhook has no further effect";
    }

    @Override
    public String play() {
        DemoUser rosa = scene.user("Rosa Díaz", DemoNumber.OPEN, 3);
        String forgedId = "wamid.FORGED" + scene.run().toEpochMilli();
        int forged = scene.simulator().postForged(webhook(rosa, forgedId));
        ExpectationFailed.unless(forged == 401, "401 for the forged webhook", forged);

        Simulator.Written written = scene.simulator().write(rosa, "Necesito hablar con una persona");
        Simulator.Written again = scene.simulator().redeliver(rosa, written.messageId());
        ExpectationFailed.unless(
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
        expectOne(
                "WhatsApp message to the user", scene.simulator().received(rosa).size());
        return "401 and no record; two deliveries, one handoff, one message to the user";
    }

    private List<HandoffOpened> opened(DemoUser rosa) {
        return scene.topics().all(HandoffOpened.class, event -> event.handoff()
                .conversationId()
                .equals(rosa.conversation()));
    }

    /**
     * A conversation is in one partition. So once the router has the user's last message it has decided on everything before it;
     * and once a claim made after that is committed, so are all those decisions.
     */
    private void awaitRouterPast(DemoUser rosa) {
        scene.simulator().write(rosa, LAST_WORDS);
        RestApi router = scene.operator(Service.ROUTER);
        String path = "/v1/conversations/" + rosa.conversation().value();
        JsonNode conversation = Await.until(
                        "the user's last message in the router's transcript",
                        Await.USUAL,
                        () -> Optional.of(router.get(path))
                                .filter(reply -> reply.text().contains(LAST_WORDS)),
                        () -> router.get(path).status())
                .json();
        String handoffId = conversation.at("/handoff/handoffId").asText();
        scene.api(Service.ROUTER, Credentials.AGENT)
                .post("/v1/handoffs/" + handoffId + "/claim", Map.of())
                .orFail("claim");
        scene.topics().await(HandoffClaimed.class, "the claim of the handoff", event -> event.handoff()
                .handoffId()
                .value()
                .equals(handoffId));
    }

    private void expectNone(DemoUser rosa, String forgedId) {
        boolean left = scene.topics().all(UserMessage.class, event -> true).stream()
                .anyMatch(event -> event.message().messageId().equals(forgedId));
        ExpectationFailed.unless(!left, "no record of the forged message of " + rosa.name(), "a record");
    }

    private static void expectOne(String what, int count) {
        ExpectationFailed.unless(count == 1, "one " + what, count);
    }

    private static String webhook(DemoUser user, String messageId) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"%s","changes":[{"value":{\
                "messaging_product":"whatsapp","metadata":{"display_phone_number":"%s","phone_number_id":"%s"},\
                "contacts":[{"profile":{"name":"%s"},"wa_id":"%s"}],"messages":[{"from":"%s","id":"%s",\
                "timestamp":"1790000000","type":"text","text":{"body":"Quiero hablar con una persona"}}]},\
                "field":"messages"}]}]}""".formatted(
                        DemoNumber.WABA,
                        user.number().digits(),
                        user.number().id(),
                        user.name(),
                        user.waId(),
                        user.waId(),
                        messageId);
    }
}
