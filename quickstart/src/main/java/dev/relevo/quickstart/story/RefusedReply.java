package dev.relevo.quickstart.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.event.Handoff;
import dev.relevo.quickstart.client.Await;
import dev.relevo.quickstart.client.DemoUser;
import dev.relevo.quickstart.client.ExpectationFailed;
import dev.relevo.quickstart.client.RestApi;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A reply that WhatsApp refuses. The agent sees in the handoff's messages that it failed, and why. */
record RefusedReply(Scene scene, RestApi agent, Handoff handoff, DemoUser user) {
    private static final String TEXT = "¿Pudiste pagar? Te llamo si prefieres.";

    /** Message undeliverable. */
    private static final int CODE = 131026;

    /** Plays it; returns a description of what the agent saw. */
    String play() {
        String handoffPath = "/v1/handoffs/" + handoff.handoffId();
        scene.simulator().refuse(user, CODE);
        agent.post(handoffPath + "/reply", Map.of("text", TEXT)).orFail("reply");
        JsonNode failed = Await.until(
                "a failed reply among the handoff's messages", Await.USUAL, () -> failed(handoffPath), () -> agent.get(
                                handoffPath + "/messages")
                        .text());
        scene.simulator().refuseNoMore(user);
        ExpectationFailed.unless(failed.path("code").asInt() == CODE, "code " + CODE, failed.path("code"));
        String reason = failed.path("reason").asText();
        ExpectationFailed.unless(!reason.isBlank(), "a reason in words", failed);
        return "WhatsApp refused another reply, shown as failed: \"" + reason + "\"";
    }

    private Optional<JsonNode> failed(String handoffPath) {
        JsonNode items = agent.get(handoffPath + "/messages").json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("text").asText().equals(TEXT))
                .filter(item -> item.path("status").asText().equals("failed"))
                .findFirst();
    }
}
