package dev.relevo.router.topology;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.Event;
import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffEvent;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.Topics;
import dev.relevo.kit.TopicNames;

/** Maps events to topics. */
public final class RouterTopics {
    private final TopicNames names;

    public RouterTopics(TopicNames names) {
        this.names = names;
    }

    public String conversationEvents() {
        return names.of(Topics.CONVERSATION_EVENTS);
    }

    public String agentActions() {
        return names.of(Topics.AGENT_ACTIONS);
    }

    String conversationOwners() {
        return names.of(Topics.CONVERSATION_OWNERS);
    }

    /** The topic of an event that the decider creates. */
    public String of(Event event) {
        return switch (event) {
            case ConversationEvent ignored -> conversationEvents();
            case Handoff handoff -> names.of(Topics.handoffs(handoff.queue()));
            case HandoffEvent ignored -> names.of(Topics.HANDOFF_EVENTS);
            case ConversationOwner ignored -> names.of(Topics.CONVERSATION_OWNERS);
            case OutboundMessage ignored -> names.of(Topics.OUTBOUND_MESSAGES);
            default -> throw new IllegalArgumentException("the router does not write " + event.getClass());
        };
    }

    /** The dead-letter topic of an input topic. */
    String deadLetterOf(String source) {
        return names.of(
                source.equals(agentActions())
                        ? Topics.AGENT_ACTIONS.deadLetter()
                        : Topics.CONVERSATION_EVENTS.deadLetter());
    }
}
