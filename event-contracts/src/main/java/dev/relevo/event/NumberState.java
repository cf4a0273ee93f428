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
 * The current state of a number, for senders and campaign tools. Key: the phone number id; the topic is compacted.
 *
 * @param phoneNumberId the number's id
 * @param displayNumber the number's digits; null when not known yet
 * @param rating the current colour
 * @param ratingSince when the current colour began; null when no colour was ever seen
 * @param redCase the open red case; null if absent
 * @param messagingLimit WhatsApp's tier name; null when never seen
 * @param compliant true when an accepted path to a human is declared and valid
 * @param permit what may currently be sent
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = NumberState.class, name = "number-state"))
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NumberState(
        @JsonUnwrapped EventMeta meta,
        PhoneNumberId phoneNumberId,
        @Nullable String displayNumber,
        Rating rating,
        @Nullable Instant ratingSince,
        @Nullable RedCase redCase,
        @Nullable String messagingLimit,
        boolean compliant,
        Permit permit)
        implements Event {
    @Override
    public String key() {
        return phoneNumberId.value();
    }

    /** Omits the digits: they are a phone number. */
    @Override
    public String toString() {
        return "NumberState[" + phoneNumberId + " " + rating + ", redCase=" + redCase + ", permit=" + permit + "]";
    }

    /**
     * The deadline data of an open red case.
     *
     * @param flaggedAt when the case started
     * @param deadline when WhatsApp imposes limits; null under a rule set without a deadline
     * @param ruleSet the dated rule set that applies
     * @param templatesLast7Days templates sent in the last 7 days; null until they are counted
     * @param exempt true when 1,000 templates or fewer were sent in 7 days
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RedCase(
            Instant flaggedAt,
            @Nullable Instant deadline,
            String ruleSet,
            @Nullable Integer templatesLast7Days,
            boolean exempt) {}

    /**
     * Permission to send business-initiated messages.
     *
     * @param allowed false stops campaigns
     * @param reasons descriptions of the restrictions; empty when there are none
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Permit(boolean allowed, List<String> reasons) {
        public Permit {
            reasons = List.copyOf(reasons);
        }
    }
}
