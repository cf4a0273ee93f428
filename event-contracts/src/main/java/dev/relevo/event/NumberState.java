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
 * A number as it stands now, for senders and campaign tools. Key: the phone number id; the topic is compacted.
 *
 * @param phoneNumberId the number's id
 * @param displayNumber its digits; null when not known yet
 * @param rating the colour now
 * @param ratingSince since when; null when no colour was ever seen
 * @param redCase the open red case; null when there is none
 * @param messagingLimit tier in WhatsApp's words; null when never seen
 * @param compliant true when an accepted way to a human is declared and valid
 * @param permit what may be sent now
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

    /** Leaves the digits out: they are a phone number. */
    @Override
    public String toString() {
        return "NumberState[" + phoneNumberId + " " + rating + ", redCase=" + redCase + ", permit=" + permit + "]";
    }

    /**
     * The clock of an open red case.
     *
     * @param flaggedAt where it started
     * @param deadline when limits follow; null under a rule set without one
     * @param ruleSet the dated rules
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
     * Whether business-initiated messages may go out.
     *
     * @param allowed false stops campaigns
     * @param reasons why, in words; empty when nothing limits
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Permit(boolean allowed, List<String> reasons) {
        public Permit {
            reasons = List.copyOf(reasons);
        }
    }
}
