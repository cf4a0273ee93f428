package dev.relevo.event;

import static dev.relevo.event.Topic.compacted;
import static dev.relevo.event.Topic.deleted;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The topics of Relevo. Retention exceeds WhatsApp's 7 days of redelivery.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks">webhook redelivery</a>
 */
public final class Topics {
    /** Default prefix of every name; configured by {@code relevo.topic-prefix}. */
    public static final String DEFAULT_PREFIX = "relevo.";

    /** Dead letters are kept this long for inspection. */
    static final int DEAD_LETTER_DAYS = 90;

    /** A queue's name is part of a topic's name, so Kafka's rules for topic names apply. */
    private static final Pattern QUEUE_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public static final Topic CONVERSATION_EVENTS = deleted("conversation-events", ConversationEvent.class, 14);
    public static final Topic MESSAGE_STATUSES = deleted("message-statuses", MessageStatus.class, 14);
    public static final Topic QUALITY_EVENTS = deleted("quality-events", QualityEvent.class, 90);
    public static final Topic UNRECOGNIZED_WEBHOOKS = deleted("unrecognized-webhooks", UnrecognizedWebhook.class, 14);
    public static final Topic ESCALATION_POLICIES = compacted("escalation-policies", PolicyPublished.class);
    public static final Topic AGENT_ACTIONS = deleted("agent-actions", AgentAction.class, 14);
    public static final Topic AGENT_PRESENCE = compacted("agent-presence", AgentPresence.class);
    public static final Topic CONVERSATION_OWNERS = compacted("conversation-owners", ConversationOwner.class);
    public static final Topic HANDOFF_EVENTS = deleted("handoff-events", HandoffEvent.class, 90);
    public static final Topic OUTBOUND_MESSAGES = deleted("outbound-messages", OutboundMessage.class, 14);
    public static final Topic RATING_EVENTS = deleted("rating-events", RatingEvent.class, 90);
    public static final Topic NUMBER_STATES = compacted("number-states", NumberState.class);
    public static final Topic ALERT_EVENTS = deleted("alert-events", AlertEvent.class, 90);

    private static final List<Topic> ALL = List.of(
            CONVERSATION_EVENTS,
            MESSAGE_STATUSES,
            QUALITY_EVENTS,
            UNRECOGNIZED_WEBHOOKS,
            ESCALATION_POLICIES,
            AGENT_ACTIONS,
            AGENT_PRESENCE,
            CONVERSATION_OWNERS,
            HANDOFF_EVENTS,
            OUTBOUND_MESSAGES,
            RATING_EVENTS,
            NUMBER_STATES,
            ALERT_EVENTS);

    private Topics() {}

    /** Every topic except those of the handoff queues, which depend on the policies in force. */
    public static List<Topic> all() {
        return ALL;
    }

    /** Whether this is a valid queue name: lower-case letters, digits and hyphens, at most 63. */
    public static boolean isQueueName(String queue) {
        return QUEUE_NAME.matcher(queue).matches();
    }

    /**
     * The topic of one agent queue.
     *
     * @throws IllegalArgumentException unless the name is lower-case letters, digits and hyphens, at most 63
     */
    public static Topic handoffs(String queue) {
        if (!isQueueName(queue)) {
            throw new IllegalArgumentException(
                    "queue name must be lower-case letters, digits and hyphens, at most 63, got " + queue.length()
                            + " characters");
        }
        return deleted("handoffs." + queue, Handoff.class, 14);
    }
}
