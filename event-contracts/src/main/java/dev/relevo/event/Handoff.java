package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stuck person, on the topic of the queue whose agents are to help her. Key: the conversation. Readers must be
 * {@code read_committed}: an aborted transaction shows here too.
 *
 * @param handoffId the episode; the same on every attempt
 * @param conversationId number × person
 * @param phoneNumberId the business number
 * @param person who needs help
 * @param queue the queue's name
 * @param priority 1 (first) to 5
 * @param reasons why, at least one
 * @param language BCP 47 primary tag; null when unknown
 * @param openedAt when the episode began
 * @param dueAt the earlier of the queue's answer target and the window's end less a margin
 * @param windowClosesAt when WhatsApp stops taking free text for this person (24 h after her last message)
 * @param transcript the last turns, oldest first, at most {@value #MAX_TURNS}
 * @param attempt from 1; rises when the episode comes back to a queue
 * @param synthetic true for the router's own path probe, which no agent should see
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = Handoff.class, name = "handoff"))
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Handoff(
        @JsonUnwrapped EventMeta meta,
        HandoffId handoffId,
        ConversationId conversationId,
        PhoneNumberId phoneNumberId,
        Person person,
        String queue,
        int priority,
        List<Reason> reasons,
        @Nullable String language,
        Instant openedAt,
        Instant dueAt,
        Instant windowClosesAt,
        List<Turn> transcript,
        int attempt,
        boolean synthetic)
        implements Event {
    /** Turns an agent sees; older ones are dropped. */
    public static final int MAX_TURNS = 20;

    public Handoff {
        if (priority < 1 || priority > 5) {
            throw new IllegalArgumentException("priority must be 1 to 5: " + priority);
        }
        if (transcript.size() > MAX_TURNS) {
            throw new IllegalArgumentException("transcript has " + transcript.size() + " turns, at most " + MAX_TURNS);
        }
        reasons = List.copyOf(reasons);
        transcript = List.copyOf(transcript);
    }

    @Override
    public String key() {
        return conversationId.value();
    }
}
