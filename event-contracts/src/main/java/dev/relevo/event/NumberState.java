package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The current state of a number, for senders, campaign tools and the router. Key: the phone number id; the topic is compacted.
 *
 * @param phoneNumberId the number's id
 * @param displayNumber the number's digits; null when not known yet
 * @param rating the current colour
 * @param ratingSince when the current colour began; null when no colour was ever seen
 * @param redCase the open red case; null if absent
 * @param messagingLimit WhatsApp's tier name; null when never seen
 * @param compliant true when an accepted path to a human is declared and valid
 * @param permit what may currently be sent
 * @param status WhatsApp's connection status; null when never seen
 * @param observation how current the state is; null in records written before 0.2
 * @param capability whether WhatsApp accepts messages of the number; null in records written before 0.2
 * @param risk the open risk of a lower rating; null if absent
 * @param wabaId its WhatsApp Business Account; null in records written before 0.3, like the next one
 * @param portfolioId the business portfolio that shares a messaging limit, or the account when none is known
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
        Permit permit,
        @Nullable String status,
        @Nullable Observation observation,
        @Nullable Capability capability,
        @Nullable Risk risk,
        @Nullable String wabaId,
        @Nullable String portfolioId)
        implements Event {
    /** A state without its account. */
    public NumberState(
            EventMeta meta,
            PhoneNumberId phoneNumberId,
            @Nullable String displayNumber,
            Rating rating,
            @Nullable Instant ratingSince,
            @Nullable RedCase redCase,
            @Nullable String messagingLimit,
            boolean compliant,
            Permit permit,
            @Nullable String status,
            @Nullable Observation observation,
            @Nullable Capability capability,
            @Nullable Risk risk) {
        this(
                meta,
                phoneNumberId,
                displayNumber,
                rating,
                ratingSince,
                redCase,
                messagingLimit,
                compliant,
                permit,
                status,
                observation,
                capability,
                risk,
                null,
                null);
    }

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
     * The data of an open red case.
     *
     * @param flaggedAt when the case started
     * @param deadline when WhatsApp imposes limits; null under a rule set without a deadline
     * @param ruleSet the dated rule set that applies
     * @param templatesLast7Days templates sent in the last 7 days; null until they are counted
     * @param exempt true when 1,000 templates or fewer were sent in 7 days
     * @param caseId the case; null in records written before 0.2, like the next two
     * @param state {@code OPEN}, {@code WATCHED}, {@code EXPECTED} or {@code LIMITED}
     * @param disputed true when a person reported red and a poll shows another colour
     * @param ceiling templates in 7 days that an exempt number may not exceed; null without an exemption
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RedCase(
            Instant flaggedAt,
            @Nullable Instant deadline,
            String ruleSet,
            @Nullable Integer templatesLast7Days,
            boolean exempt,
            @Nullable String caseId,
            @Nullable String state,
            @Nullable Boolean disputed,
            @Nullable Integer ceiling) {}

    /**
     * How current the state is.
     *
     * @param observedAt start of the request that gave the last observation; null if there was none
     * @param stale true when the last observation is older than the promised age
     * @param vanished true when the account no longer lists the number
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Observation(@Nullable Instant observedAt, boolean stale, boolean vanished) {}

    /**
     * Whether WhatsApp accepts messages of the number.
     *
     * @param canReply false when WhatsApp refuses even answers within the customer service window
     * @param canInitiate false when WhatsApp refuses messages that the business begins
     * @param reasons why something is refused; empty when nothing is
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Capability(boolean canReply, boolean canInitiate, List<Because> reasons) {
        public Capability {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * The risk of a lower rating.
     *
     * @param score 0.0 to 1.0
     * @param causes the causes, each with its figure
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Risk(double score, List<String> causes) {
        public Risk {
            causes = List.copyOf(causes);
        }
    }

    /**
     * Permission to send business-initiated messages.
     *
     * @param allowed false stops campaigns
     * @param reasons descriptions of the restrictions; empty if absent
     * @param asOf when the permit was computed; null in records written before 0.2, like the next three
     * @param validUntil after this time the permit must be asked for again
     * @param categories the permit of each category, by {@code marketing}, {@code utility} and {@code authentication}
     * @param because the restrictions for machines, in the order of {@code reasons}
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Permit(
            boolean allowed,
            List<String> reasons,
            @Nullable Instant asOf,
            @Nullable Instant validUntil,
            @Nullable Map<String, Category> categories,
            @Nullable List<Because> because) {
        public Permit {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * The permit of one category.
     *
     * @param allowed false when no message of the category may be sent
     * @param remaining how many more messages may be sent now, without the reserved ones; null without a known limit
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Category(boolean allowed, @Nullable Integer remaining) {}

    /**
     * A reason for machines and people.
     *
     * @param code a word that does not change, for example {@code RED_PAST_DEADLINE}
     * @param text a description
     * @param until when it ends; null when no end is known
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Because(
            String code, String text, @Nullable Instant until) {}
}
