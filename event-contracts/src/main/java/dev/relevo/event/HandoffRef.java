package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reference to the handoff that an event is about, and to the event's cause.
 *
 * @param handoffId the episode
 * @param conversationId number × person
 * @param phoneNumberId the business number
 * @param queue the handoff's queue; null when it never entered one
 * @param causeId the conversation event or agent action that caused the event; null when a timer did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HandoffRef(
        HandoffId handoffId,
        ConversationId conversationId,
        PhoneNumberId phoneNumberId,
        @Nullable String queue,
        @Nullable String causeId) {
    public HandoffRef {
        Objects.requireNonNull(handoffId, "handoffId is missing");
        Objects.requireNonNull(conversationId, "conversationId is missing");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId is missing");
    }
}
