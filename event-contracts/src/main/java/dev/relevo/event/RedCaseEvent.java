package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A change of a number's red case. */
public sealed interface RedCaseEvent extends RatingEvent {
    /** The number. */
    NumberRef number();

    /** The red case after the change. */
    RedCaseRef redCase();

    @Override
    default String key() {
        return number().phoneNumberId().value();
    }

    /** What the flag seems to be about; the remedy differs. */
    enum Finding {
        /** The number has no accepted path to a person. */
        POLICY,
        /** Users blocked or reported the number. */
        FEEDBACK,
        /** Neither is known, or a value of a newer version. */
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /**
     * A number turned red and a case was opened.
     *
     * @param seenAt when Relevo observed it, which may be after WhatsApp flagged the number
     * @param reopened true when the number turned red again within the cooling time: the same case, with its clock; null in records
     *     written before 0.2
     * @param finding what the flag seems to be about; null in records written before 0.2
     */
    record RedCaseOpened(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            @JsonUnwrapped RedCaseRef redCase,
            Instant seenAt,
            @Nullable Boolean reopened,
            @Nullable Finding finding)
            implements RedCaseEvent {}

    /**
     * A person corrected the time of the flag; the deadline follows.
     *
     * @param previousFlaggedAt the time of the flag before the correction
     * @param previousDeadline the deadline before the correction; null under a rule set without a deadline
     * @param by holder of the API key
     * @param reason where the person saw it, in their words
     */
    record RedCaseCorrected(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            @JsonUnwrapped RedCaseRef redCase,
            Instant previousFlaggedAt,
            @Nullable Instant previousDeadline,
            String by,
            String reason)
            implements RedCaseEvent {}

    /**
     * A person reported red, and a poll shows another colour. The case stays open until the time given.
     *
     * @param polled the colour of the poll
     * @param heldUntil from when the poll closes the case, unless red is seen again
     */
    record RedCaseDisputed(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            @JsonUnwrapped RedCaseRef redCase,
            Rating polled,
            Instant heldUntil)
            implements RedCaseEvent {}

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
            implements RedCaseEvent {}

    /**
     * The deadline passed while the number was red and above the exempt volume: a limit is expected, but not observed.
     *
     * @param templatesLast7Days templates sent in the 7 days before
     */
    record LimitExpected(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            @JsonUnwrapped RedCaseRef redCase,
            int templatesLast7Days)
            implements RedCaseEvent {}

    /**
     * WhatsApp limits the number, as the evidence shows.
     *
     * @param evidence {@code MESSAGING_LIMIT_FELL}, {@code ERROR_131048}, {@code RESTRICTION} or {@code PERSON}
     * @param details the evidence with its figures, in words
     */
    record LimitImposed(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            @JsonUnwrapped RedCaseRef redCase,
            String evidence,
            String details)
            implements RedCaseEvent {}

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
            implements RedCaseEvent {}

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
            implements RedCaseEvent {}
}
