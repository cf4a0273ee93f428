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

/**
 * What became of a number's rating. Key: the phone number id.
 */
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

    /** The number it is about. */
    NumberRef number();

    @Override
    default String key() {
        return number().phoneNumberId().value();
    }

    /**
     * The colour changed.
     *
     * @param previous the colour before
     * @param rating the colour now
     * @param source how it was seen
     */
    record RatingChanged(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            Rating previous,
            Rating rating,
            QualityEvent.RatingObserved.Source source)
            implements RatingEvent {}

    /**
     * A number turned red: the clock runs.
     *
     * @param seenAt when Relevo saw it, which may be after it was flagged
     */
    record RedCaseOpened(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            @JsonUnwrapped RedCaseRef redCase,
            Instant seenAt)
            implements RatingEvent {}

    /**
     * The deadline draws near.
     *
     * @param remaining time left, ISO-8601 duration
     * @param late true when the service was down at the exact moment
     */
    record DeadlineNear(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            @JsonUnwrapped RedCaseRef redCase,
            Duration remaining,
            boolean late)
            implements RatingEvent {}

    /** The deadline passed and WhatsApp limits templates now. */
    record LimitImposed(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            @JsonUnwrapped RedCaseRef redCase) implements RatingEvent {}

    /**
     * The deadline passed without a limit for now.
     *
     * @param reason why, in words
     */
    record LimitNotImposed(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            @JsonUnwrapped RedCaseRef redCase,
            String reason)
            implements RatingEvent {}

    /**
     * The number is no longer red: the clock stopped.
     *
     * @param rating the colour that cleared it
     * @param closedAt when it was cleared
     */
    record RedCaseClosed(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            @JsonUnwrapped RedCaseRef redCase,
            Rating rating,
            Instant closedAt)
            implements RatingEvent {}

    /**
     * The number has no accepted way to a human.
     *
     * @param problems what is wrong, in words, at least one
     */
    record PathMissing(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped NumberRef number, List<String> problems)
            implements RatingEvent {
        public PathMissing {
            problems = List.copyOf(problems);
        }
    }

    /**
     * A test person did not reach a human.
     *
     * @param path which way
     * @param reason what went wrong, in words
     */
    record PathProbeFailed(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped NumberRef number, ContactPath path, String reason)
            implements RatingEvent {}

    /**
     * The number is likely to turn.
     *
     * @param score 0.0 to 1.0
     * @param causes each with its figure
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
     * @param restriction WhatsApp's word
     * @param expiresAt when it ends; null when it does not end by itself
     */
    record AccountRestricted(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            String restriction,
            @Nullable Instant expiresAt)
            implements RatingEvent {}

    /**
     * An appeal moved.
     *
     * @param appealId which
     * @param state its state now
     * @param by who moved it
     */
    record AppealChanged(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            String appealId,
            AppealState state,
            String by)
            implements RatingEvent {}

    /**
     * The colour cannot be read; nothing is known of the rating.
     *
     * @param reason why, in words
     * @param since the first failure
     */
    record PollFailing(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped NumberRef number, String reason, Instant since)
            implements RatingEvent {}
}
