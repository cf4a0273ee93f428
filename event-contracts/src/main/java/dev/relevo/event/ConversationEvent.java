package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * An event in a conversation, mostly written by ingest-service. Key: the conversation. An event that arrives under a person's
 * earlier id is written again by the router under their current id, with the same event id.
 *
 * <p>WhatsApp's message ids contain the person's phone number in base64, so {@code toString} omits them.
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

    /** The conversation. */
    ConversationRef conversation();

    @Override
    default String key() {
        return conversation().conversationId().value();
    }

    /**
     * The person sent a message.
     *
     * @param claim Turn's claim on the conversation, which an answer has to extend or release; null if absent
     */
    record UserMessage(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped ConversationRef conversation,
            @JsonUnwrapped MessageContent message,
            @Nullable String claim)
            implements ConversationEvent {
        /** A message without a claim of Turn. */
        public UserMessage(EventMeta meta, ConversationRef conversation, MessageContent message) {
            this(meta, conversation, message, null);
        }
    }

    /**
     * The bot sent a message.
     *
     * @param epoch the ownership epoch that the bot assumed; null when the bot does not track it
     */
    record BotMessage(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped ConversationRef conversation,
            @JsonUnwrapped MessageContent message,
            @Nullable Long epoch)
            implements ConversationEvent {}

    /**
     * A human sent a message from the desk, the WhatsApp Business app or Turn's inbox.
     *
     * @param agentId the agent; null when the provider does not report it
     */
    record AgentMessage(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped ConversationRef conversation,
            @JsonUnwrapped MessageContent message,
            @Nullable String agentId)
            implements ConversationEvent {}

    /**
     * The bot reported on its own performance.
     *
     * @param signal the kind of report
     * @param messageId the user message it refers to; null when it refers to none
     * @param confidence the confidence of the top intent, 0 to 1; null when not given
     * @param gap the difference between the top two intents, 0 to 1; null when not given
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

        /** The kinds of report. */
        public enum Signal {
            /** The bot did not understand the message. */
            FALLBACK,
            /** The bot is not sure that it understood. */
            LOW_CONFIDENCE,
            /** The bot failed. */
            ERROR,
            /** The person reached their goal. */
            GOAL_REACHED,
            /** The bot's own rules request a human. */
            HANDOFF_REQUESTED,
            @JsonEnumDefaultValue
            UNKNOWN
        }
    }

    /**
     * Another system passed control of the conversation to Relevo.
     *
     * @param previousOwner the previous owner, in the provider's words; null when not reported
     * @param reason the metadata of the handover; null if absent
     */
    record Handover(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped ConversationRef conversation,
            @Nullable String previousOwner,
            @Nullable String reason)
            implements ConversationEvent {
        /** Omits the reason: another system wrote it, about the person. */
        @Override
        public String toString() {
            return "Handover[" + conversation + "]";
        }
    }

    /**
     * Any outbound message was sent or failed. It shows that a bot answered even when its messages cannot be read.
     *
     * @param messageId the outbound message
     * @param status {@code SENT} or {@code FAILED}
     * @param errorCode WhatsApp's error code; null when the message was sent
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
     * The outcome of a message that Relevo sent. Written by notifier-service.
     *
     * @param messageKey the outbound message's key
     * @param actionId the agent's reply; null when no agent wrote the message
     * @param handoffId the episode; null if absent
     * @param outcome the outcome
     * @param messageId WhatsApp's id; null when WhatsApp did not accept the message
     * @param code WhatsApp's error code; null unless WhatsApp gave one
     * @param reason a description of the failure; null unless the message failed or expired
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

        /** The outcomes of a message. They may arrive in any order; of two, the later one in this list applies. */
        public enum Outcome {
            /** WhatsApp accepted the message. */
            SENT,
            /** The message reached the person's phone. */
            DELIVERED,
            /** The person read the message. */
            READ,
            /** The message was dropped before WhatsApp accepted it, for example because its epoch was stale. */
            EXPIRED,
            /** The message was refused or could not be delivered. */
            FAILED,
            @JsonEnumDefaultValue
            UNKNOWN
        }
    }

    /**
     * Two ids belong to the same person. Written under the key of the other id.
     *
     * @param canonicalConversationId the conversation that continues
     */
    record AliasLinked(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped ConversationRef conversation,
            ConversationId canonicalConversationId)
            implements ConversationEvent {}

    /**
     * The person's id changed (new number or new business-scoped id). Written under the old key.
     *
     * @param newConversationId the conversation that continues
     */
    record PersonChanged(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped ConversationRef conversation,
            ConversationId newConversationId)
            implements ConversationEvent {}

    /**
     * The router's state of a conversation was moved to this conversation of the same person. Written by the router.
     *
     * @param previousConversationId the conversation that the state comes from
     * @param state the state in the router's internal format, base64; only the router reads it
     */
    record ConversationMoved(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped ConversationRef conversation,
            ConversationId previousConversationId,
            String state)
            implements ConversationEvent {
        /** Omits the state: it contains messages. */
        @Override
        public String toString() {
            return "ConversationMoved[" + previousConversationId + " to " + conversation.conversationId() + "]";
        }
    }
}
