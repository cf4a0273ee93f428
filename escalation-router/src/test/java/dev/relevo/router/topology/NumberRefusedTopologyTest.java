package dev.relevo.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.HandoffEvent;
import dev.relevo.event.HandoffEvent.HandoffActionRejected;
import dev.relevo.event.HandoffId;
import dev.relevo.event.MessageContent;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.Topics;
import dev.relevo.router.decision.Refusals;
import dev.relevo.router.handoff.NumberRefusal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each decision looks up whether WhatsApp refuses the number then. */
class NumberRefusedTopologyTest extends RouterStory {
    NumberRefusedTopologyTest(@TempDir Path stateDir) {
        super(stateDir);
    }

    @Test
    void nothing_is_sent_while_the_number_is_refused_and_again_afterwards() {
        router.refuse(Refusals.BANNED);
        send(new UserMessage(meta("wamid.1"), ref("573001112233"), MessageContent.text("wamid.1", ASKS)));

        var handoff = handoffs().getFirst();
        assertThat(handoff.reasons().getFirst().detector()).isEqualTo(NumberRefusal.NAME);
        act(new AgentAction.Claim(meta("claim"), action("claim", handoff.handoffId())));
        act(new AgentAction.Reply(meta("first"), action("first", handoff.handoffId()), "Hola"));
        assertThat(rejected()).containsExactly("first");
        assertThat(sent()).isEmpty();

        router.refuse(null);
        act(new AgentAction.Reply(meta("second"), action("second", handoff.handoffId()), "Hola"));
        assertThat(rejected()).isEmpty();
        assertThat(sent()).containsExactly("second");
    }

    private void act(AgentAction action) {
        router.send(Topics.AGENT_ACTIONS, action);
    }

    private static ActionRef action(String id, HandoffId handoff) {
        return new ActionRef(id, handoff, id("573001112233"), "ana");
    }

    private List<String> rejected() {
        return router.read(Topics.HANDOFF_EVENTS, HandoffEvent.class).stream()
                .filter(HandoffActionRejected.class::isInstance)
                .map(event -> ((HandoffActionRejected) event).actionId())
                .toList();
    }

    private List<String> sent() {
        return router.read(Topics.OUTBOUND_MESSAGES, OutboundMessage.class).stream()
                .map(OutboundMessage::actionId)
                .toList();
    }
}
