package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a conversation, as ingest-service tells it. Key: the conversation. What still comes under an id that a person
 * no longer has is written once more, by the router, under the one she has now: with the same event id.
 *
 * <p>WhatsApp's message ids hold the person's phone number, in base64, so {@code toString} leaves them out.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ConversationEvent.UserMessage.class, name = "user-message"),
    @JsonSubTypes.Type(value = ConversationEvent.BotMessage.class, name = "bot-message"),
    @JsonSubTypes.Type(value = ConversationEvent.AgentMessage.class, name = "agent-message"),
    @JsonSubTypes.Type(value = ConversationEvent.BotSignal.class, name = "bot-signal"),
    @JsonSubTypes.Type(value = ConversationEvent.Handover.class, name = "handover"),
    @JsonSubTypes.Type(value = ConversationEvent.DeliverySeen.class, name = "delivery-seen"),
    @JsonSubTypes.Type(value = ConversationEvent.MessageOutcome.class, name = "message-outcome"),
    @JsonSubTypes.Type(value = ConversationEvent.AliasLinked.class, name = "alias-linked"),
    @JsonSubTypes.Type(value = ConversationEvent.PersonChanged.class, name = "person-changed"),
    @JsonSubTypes.Type(value = ConversationEvent.ConversationMoved.class, name = "conversation-moved")
})
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ConversationEvent extends Event {

    /** The conversation it happened in. */
    ConversationRef conversation();

    @Override
    default String key() {
        return conversation().conversationId().value();
    }

    /**
     * The person wrote.
     *
     * @param claim Turn's claim on the conversation, which whoever answers has to extend or release; null where there is none
     */
    record UserMessage(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped ConversationRef conversation,
            @JsonUnwrapped MessageContent message,
            @Nullable String claim)
            implements ConversationEvent {
        /** A message in a conversation that nobody claims. */
        public UserMessage(EventMeta meta, ConversationRef conversation, MessageContent message) {
            this(meta, conversation, message, null);
        }
    }

    /**
     * The bot wrote.
     *
     * @param epoch the ownership the bot believed in; null when the bot does not track it
     */
    record BotMessage(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped ConversationRef conversation,
            @JsonUnwrapped MessageContent message,
            @Nullable Long epoch)
            implements ConversationEvent {}

    /**
     * A human answered: from the desk, the WhatsApp Business app, or Turn's inbox.
     *
     * @param agentId who; null when the provider does not say
     */
    record AgentMessage(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped ConversationRef conversation,
            @JsonUnwrapped MessageContent message,
            @Nullable String agentId)
            implements ConversationEvent {}

    /**
     * The bot says how it is doing.
     *
     * @param signal what it says
     * @param messageId the user message it is about; null when about none
     * @param confidence of the top intent, 0 to 1; null when not given
     * @param gap between the top two intents, 0 to 1; null when not given
     */
    record BotSignal(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped ConversationRef conversation,
            Signal signal,
            @Nullable String messageId,
            @Nullable Double confidence,
            @Nullable Double gap)
            implements ConversationEvent {
        @Override
        public String toString() {
            return "BotSignal[" + conversation + " " + signal + "]";
        }

        /** What a bot can say of itself. */
        public enum Signal {
            /** It did not understand. */
            FALLBACK,
            /** It understood, but is not sure. */
            LOW_CONFIDENCE,
            /** It failed. */
            ERROR,
            /** The person got what she came for. */
            GOAL_REACHED,
            /** Its own rules ask for a person. */
            HANDOFF_REQUESTED,
            @JsonEnumDefaultValue
            UNKNOWN
        }
    }

    /**
     * Another system passed control of the conversation to us.
     *
     * @param previousOwner who had it, in the provider's words; null when not told
     * @param reason the metadata passed along; null when there was none
     */
    record Handover(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped ConversationRef conversation,
            @Nullable String previousOwner,
            @Nullable String reason)
            implements ConversationEvent {
        /** Leaves the reason out: another system wrote it, about the person. */
        @Override
        public String toString() {
            return "Handover[" + conversation + "]";
        }
    }

    /**
     * An outbound message, of anyone, was sent or failed: how a bot whose turns we cannot read is seen to answer.
     *
     * @param messageId the outbound message
     * @param status {@code SENT} or {@code FAILED}
     * @param errorCode WhatsApp's code when it failed; null when it was sent
     */
    record DeliverySeen(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped ConversationRef conversation,
            String messageId,
            DeliveryStatus status,
            @Nullable Integer errorCode)
            implements ConversationEvent {
        @Override
        public String toString() {
            return "DeliverySeen[" + conversation + " " + status + " " + errorCode + "]";
        }
    }

    /**
     * What became of a message that Relevo sent. Written by notifier-service.
     *
     * @param messageKey of the outbound message
     * @param actionId the agent's reply that it carries; null when no agent wrote it
     * @param handoffId the episode it belongs to; null when it belongs to none
     * @param outcome how far it got
     * @param messageId WhatsApp's id; null when WhatsApp took none
     * @param code WhatsApp's error code; null unless WhatsApp gave one
     * @param reason why it failed, in words; null unless it failed or expired
     */
    record MessageOutcome(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped ConversationRef conversation,
            String messageKey,
            @Nullable String actionId,
            @Nullable HandoffId handoffId,
            Outcome outcome,
            @Nullable String messageId,
            @Nullable Integer code,
            @Nullable String reason)
            implements ConversationEvent {
        @Override
        public String toString() {
            return "MessageOutcome[" + messageKey + " " + outcome + " " + code + "]";
        }

        /** How far a message got. Outcomes may come in any order; of two the one further down holds. */
        public enum Outcome {
            /** WhatsApp took it. */
            SENT,
            /** It is on the phone. */
            DELIVERED,
            /** The person saw it. */
            READ,
            /** It was given up before WhatsApp took it, for example because its owner's epoch had passed. */
            EXPIRED,
            /** It was refused or could not be delivered. */
            FAILED,
            @JsonEnumDefaultValue
            UNKNOWN
        }
    }

    /**
     * Two ids mean one person. Written under the other alias's key.
     *
     * @param canonicalConversationId where the conversation lives from now on
     */
    record AliasLinked(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped ConversationRef conversation,
            ConversationId canonicalConversationId)
            implements ConversationEvent {}

    /**
     * The person's id moved (new number, new business-scoped id). Written under the old key.
     *
     * @param newConversationId where the conversation lives from now on
     */
    record PersonChanged(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped ConversationRef conversation,
            ConversationId newConversationId)
            implements ConversationEvent {}

    /**
     * What the router knew of a conversation now belongs to this one: it is the same person's. Written by the router.
     *
     * @param previousConversationId where the conversation lived
     * @param state what was known, in the router's own format, base64; of use to the router only
     */
    record ConversationMoved(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped ConversationRef conversation,
            ConversationId previousConversationId,
            String state)
            implements ConversationEvent {
        /** Leaves the state out: it holds what was said. */
        @Override
        public String toString() {
            return "ConversationMoved[" + previousConversationId + " to " + conversation.conversationId() + "]";
        }
    }
}
