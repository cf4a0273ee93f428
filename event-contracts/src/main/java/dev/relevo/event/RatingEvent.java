package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change related to a number's rating. Key: the phone number id. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RatingEvent.RatingChanged.class, name = "rating-changed"),
    @JsonSubTypes.Type(value = RatingEvent.RedCaseOpened.class, name = "red-case-opened"),
    @JsonSubTypes.Type(value = RatingEvent.DeadlineNear.class, name = "deadline-near"),
    @JsonSubTypes.Type(value = RatingEvent.LimitImposed.class, name = "limit-imposed"),
    @JsonSubTypes.Type(value = RatingEvent.LimitNotImposed.class, name = "limit-not-imposed"),
    @JsonSubTypes.Type(value = RatingEvent.RedCaseClosed.class, name = "red-case-closed"),
    @JsonSubTypes.Type(value = RatingEvent.PathMissing.class, name = "path-missing"),
    @JsonSubTypes.Type(value = RatingEvent.PathProbeFailed.class, name = "path-probe-failed"),
    @JsonSubTypes.Type(value = RatingEvent.RiskRaised.class, name = "risk-raised"),
    @JsonSubTypes.Type(value = RatingEvent.AccountRestricted.class, name = "account-restricted"),
    @JsonSubTypes.Type(value = RatingEvent.AppealChanged.class, name = "appeal-changed"),
    @JsonSubTypes.Type(value = RatingEvent.PollFailing.class, name = "poll-failing")
})
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface RatingEvent extends Event {

    /** The number. */
    NumberRef number();

    @Override
    default String key() {
        return number().phoneNumberId().value();
    }

    /**
     * The colour changed.
     *
     * @param previous the previous colour
     * @param rating the current colour
     * @param source the source of the observation
     */
    record RatingChanged(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            Rating previous,
            Rating rating,
            QualityEvent.RatingObserved.Source source)
            implements RatingEvent {}

    /**
     * A number turned red and a case was opened.
     *
     * @param seenAt when Relevo observed it, which may be after WhatsApp flagged the number
     */
    record RedCaseOpened(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            @JsonUnwrapped RedCaseRef redCase,
            Instant seenAt)
            implements RatingEvent {}

    /**
     * The deadline of a red case approaches.
     *
     * @param remaining the remaining time, an ISO-8601 duration
     * @param late true when the service was not running at the scheduled time
     */
    record DeadlineNear(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            @JsonUnwrapped RedCaseRef redCase,
            Duration remaining,
            boolean late)
            implements RatingEvent {}

    /** The deadline passed and WhatsApp now limits templates. */
    record LimitImposed(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            @JsonUnwrapped RedCaseRef redCase) implements RatingEvent {}

    /**
     * The deadline passed, but no limit applies yet.
     *
     * @param reason a description of the cause
     */
    record LimitNotImposed(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            @JsonUnwrapped RedCaseRef redCase,
            String reason)
            implements RatingEvent {}

    /**
     * The number is no longer red and the case was closed.
     *
     * @param rating the colour that closed the case
     * @param closedAt when the case was closed
     */
    record RedCaseClosed(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            @JsonUnwrapped RedCaseRef redCase,
            Rating rating,
            Instant closedAt)
            implements RatingEvent {}

    /**
     * The number has no accepted path to a human.
     *
     * @param problems descriptions of the problems, at least one
     */
    record PathMissing(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped NumberRef number, List<String> problems)
            implements RatingEvent {
        public PathMissing {
            problems = List.copyOf(problems);
        }
    }

    /**
     * A probe of a contact path did not reach a human.
     *
     * @param path the path
     * @param reason a description of the failure
     */
    record PathProbeFailed(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped NumberRef number, ContactPath path, String reason)
            implements RatingEvent {}

    /**
     * The number's rating is likely to drop.
     *
     * @param score 0.0 to 1.0
     * @param causes the causes, each with its figure
     */
    record RiskRaised(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped NumberRef number, double score, List<String> causes)
            implements RatingEvent {
        public RiskRaised {
            causes = List.copyOf(causes);
        }
    }

    /**
     * WhatsApp restricted the account.
     *
     * @param restriction WhatsApp's name of the restriction
     * @param expiresAt when it ends; null when it does not expire
     */
    record AccountRestricted(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            String restriction,
            @Nullable Instant expiresAt)
            implements RatingEvent {}

    /**
     * An appeal's state changed.
     *
     * @param appealId the appeal
     * @param state the current state
     * @param by the person who changed it
     */
    record AppealChanged(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            String appealId,
            AppealState state,
            String by)
            implements RatingEvent {}

    /**
     * The colour cannot be read, so the rating is unknown.
     *
     * @param reason a description of the failure
     * @param since the time of the first failure
     */
    record PollFailing(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped NumberRef number, String reason, Instant since)
            implements RatingEvent {}
}
