package dev.relevo.quickstart.story;

import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffEvent;
import dev.relevo.quickstart.client.ExpectationFailed;
import dev.relevo.quickstart.client.RestApi;
import dev.relevo.quickstart.stack.Credentials;
import dev.relevo.quickstart.stack.Service;
import java.util.Map;

/** (c) An agent claims the handoff of (b), answers and resolves it; a second agent claims too late; the bot speaks again. */
record AgentHelps(Scene scene, StuckUser stuck) implements Step {
    private static final String ANSWER = "Hola, soy Lucía. Ya corregí tu tarjeta, intenta pagar de nuevo.";

    @Override
    public String letter() {
        return "c";
    }

    @Override
    public String title() {
        return "an agent claims, answers and resolves; a second agent's claim is rejected; a reply that WhatsApp refuses is"
                + " shown as failed; the bot speaks again";
    }

    @Override
    public String play() {
        Handoff handoff =
                stuck.handoff().orElseThrow(() -> new ExpectationFailed("awaited the handoff of (b); it did not come"));
        RestApi lucia = scene.api(Service.ROUTER, Credentials.AGENT);
        RestApi mateo = scene.api(Service.ROUTER, Credentials.SECOND_AGENT);
        act(lucia, handoff, "claim", Map.of());
        scene.topics().await(HandoffEvent.HandoffClaimed.class, "the agent's claim", event -> isOf(handoff, event));

        RestApi.Reply late = mateo.post(path(handoff, "claim"), Map.of());
        ExpectationFailed.unless(late.status() == 409, "409 for the second claim", late.status());
        scene.topics()
                .await(
                        HandoffEvent.HandoffClaimRejected.class,
                        "the rejection of the second claim",
                        event -> isOf(handoff, event));

        act(lucia, handoff, "reply", Map.of("text", ANSWER));
        scene.simulator().awaitReceived(stuck.user(), ANSWER);
        String refused = new RefusedReply(scene, lucia, handoff, stuck.user()).play();
        act(lucia, handoff, "resolve", Map.of("wrapUp", "tarjeta corregida"));
        return "claimed; second claim got 409; the user received the answer; " + refused + "; " + botSpeaks(handoff);
    }

    private void act(RestApi agent, Handoff handoff, String action, Object body) {
        agent.post(path(handoff, action), body).orFail(action);
    }

    private static String path(Handoff handoff, String action) {
        return "/v1/handoffs/" + handoff.handoffId() + "/" + action;
    }

    private String botSpeaks(Handoff handoff) {
        scene.topics().await(HandoffEvent.HandoffResolved.class, "the handoff's end", event -> isOf(handoff, event));
        var owners = scene.topics()
                .all(ConversationOwner.class, owner -> owner.conversationId().equals(handoff.conversationId()));
        long highest = owners.stream().mapToLong(ConversationOwner::epoch).max().orElse(0);
        ConversationOwner owner = scene.topics()
                .await(
                        ConversationOwner.class,
                        "owner BOT again",
                        candidate -> candidate.conversationId().equals(handoff.conversationId())
                                && candidate.owner() == ConversationOwner.Owner.BOT
                                && candidate.epoch() >= highest);
        String messageId = "bot-after-" + handoff.handoffId();
        scene.bot().says(stuck.user(), messageId, "¿Te ayudo con algo más?");
        scene.topics().await(BotMessage.class, "the bot's next message", message -> message.message()
                .messageId()
                .equals(messageId));
        return "owner is BOT at epoch " + owner.epoch() + ", and the bot's next message was recorded";
    }

    private static boolean isOf(Handoff handoff, HandoffEvent event) {
        return event.handoff().handoffId().equals(handoff.handoffId());
    }
}
