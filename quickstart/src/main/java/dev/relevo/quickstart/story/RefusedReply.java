package dev.relevo.quickstart.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.event.Handoff;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** WhatsApp refuses an agent's reply; the agent sees in the handoff's messages that it failed, and why. */
record RefusedReply(Scene scene, RestApi agent, Handoff handoff, Caller caller) {
    private static final String TEXT = "¿Pudiste pagar? Te llamo si prefieres.";

    /** Message undeliverable. */
    private static final int CODE = 131026;

    /** Plays it; returns what the agent saw. */
    String play() {
        String handoffPath = "/v1/handoffs/" + handoff.handoffId();
        scene.simulator().refuse(caller, CODE);
        agent.post(handoffPath + "/reply", Map.of("text", TEXT)).orFail("reply");
        JsonNode failed = Patience.await(
                "a failed reply among the handoff's messages",
                Patience.USUAL,
                () -> failed(handoffPath),
                () -> agent.get(handoffPath + "/messages").text());
        scene.simulator().refuseNoMore(caller);
        StepFailed.unless(failed.path("code").asInt() == CODE, "code " + CODE, failed.path("code"));
        String reason = failed.path("reason").asText();
        StepFailed.unless(!reason.isBlank(), "a reason in words", failed);
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
