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
 * Who speaks in a conversation now. Key: the conversation; a tombstone when it is forgotten. A sender drops what carries an older
 * epoch.
 *
 * @param conversationId number × person
 * @param phoneNumberId the business number
 * @param owner who speaks
 * @param agentId the agent; null unless the owner is AGENT and known
 * @param handoffId the open episode; null when the owner is BOT
 * @param epoch rises by one with each change of owner; starts at the Unix second at which the conversation began
 * @param since when this owner took over
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
    /** Who can own a conversation. */
    public enum Owner {
        /** The bot speaks. */
        BOT,
        /** The person waits for an agent; the bot is quiet. */
        QUEUE,
        /** An agent speaks; the bot is quiet. */
        AGENT,
        /** A word of a newer version: somebody else than the bot, so the bot is quiet. */
        @JsonEnumDefaultValue
        UNKNOWN
    }

    @Override
    public String key() {
        return conversationId.value();
    }
}
