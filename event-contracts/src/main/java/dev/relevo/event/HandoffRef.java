package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which handoff an event is about, and what caused the event.
 *
 * @param handoffId the episode
 * @param conversationId number × person
 * @param phoneNumberId the business number
 * @param queue the queue it is in; null when it never entered one
 * @param causeId the conversation event or agent action that led here; null when it was a timer
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
