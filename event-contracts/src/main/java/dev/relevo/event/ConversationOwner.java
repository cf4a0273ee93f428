package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The current owner of a conversation: the party that may send. Key: the conversation; a tombstone when it is deleted. A sender
 * drops messages with an older epoch.
 *
 * @param conversationId number × person
 * @param phoneNumberId the business number
 * @param owner the owner
 * @param agentId the agent; null unless the owner is AGENT and known
 * @param handoffId the open episode; null when the owner is BOT
 * @param epoch increases by one with each change of owner; starts at the Unix second at which the conversation began
 * @param since when this owner became the owner
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = ConversationOwner.class, name = "conversation-owner"))
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConversationOwner(
        @JsonUnwrapped EventMeta meta,
        ConversationId conversationId,
        PhoneNumberId phoneNumberId,
        Owner owner,
        @Nullable String agentId,
        @Nullable HandoffId handoffId,
        long epoch,
        Instant since)
        implements Event {
    /** The possible owners of a conversation. */
    public enum Owner {
        /** The bot answers. */
        BOT,
        /** The person waits for an agent; the bot must not answer. */
        QUEUE,
        /** An agent answers; the bot must not answer. */
        AGENT,
        /** A value of a newer version: the owner is not the bot, so the bot must not answer. */
        @JsonEnumDefaultValue
        UNKNOWN
    }

    @Override
    public String key() {
        return conversationId.value();
    }
}
