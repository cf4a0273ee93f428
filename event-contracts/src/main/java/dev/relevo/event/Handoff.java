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
 * A person who needs an agent's help, on the topic of a queue. Key: the conversation. Readers must use {@code read_committed}:
 * records of aborted transactions are on the topic too.
 *
 * @param handoffId the episode; the same on every attempt
 * @param conversationId number × person
 * @param phoneNumberId the business number
 * @param person the person who needs help
 * @param queue the queue's name
 * @param priority 1 (first) to 5
 * @param reasons the detected reasons, at least one
 * @param language BCP 47 primary tag; null when unknown
 * @param openedAt when the episode began
 * @param dueAt the earlier of the queue's answer target and the end of the 24-hour window minus a margin
 * @param windowClosesAt when WhatsApp stops accepting free text for this person (24 h after their last message)
 * @param transcript the last turns, oldest first, at most {@value #MAX_TURNS}
 * @param attempt from 1; increases when the episode returns to a queue
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
    /** The number of turns that an agent sees; older ones are dropped. */
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
