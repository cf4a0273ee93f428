package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of one number besides its red case. */
public sealed interface NumberHealthEvent extends RatingEvent {
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
            implements NumberHealthEvent {}

    /**
     * The number has no accepted path to a human.
     *
     * @param problems descriptions of the problems, at least one
     */
    record PathMissing(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped NumberRef number, List<String> problems)
            implements NumberHealthEvent {
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
            implements NumberHealthEvent {}

    /**
     * The number's rating is likely to drop.
     *
     * @param score 0.0 to 1.0
     * @param causes the causes, each with its figure
     */
    record RiskRaised(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped NumberRef number, double score, List<String> causes)
            implements NumberHealthEvent {
        public RiskRaised {
            causes = List.copyOf(causes);
        }
    }

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
            implements NumberHealthEvent {}

    /**
     * The colour cannot be read, so the rating is unknown. Written before 0.2 only: {@link AccountHealthEvent.AccountPollingFailing} replaces it.
     *
     * @param reason a description of the failure
     * @param since the time of the first failure
     */
    record PollFailing(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped NumberRef number, String reason, Instant since)
            implements NumberHealthEvent {}

    /** The number has an accepted path to a human again. */
    record PathRestored(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped NumberRef number) implements NumberHealthEvent {}

    /**
     * The risk of a lower rating is over.
     *
     * @param score 0.0 to 1.0
     * @param since when the risk was raised
     */
    record RiskLowered(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped NumberRef number, double score, Instant since)
            implements NumberHealthEvent {}

    /**
     * A poll found a number of an account: one that nobody registered, or a registered one that had vanished.
     *
     * @param wabaId the account
     * @param registered false when nobody registered it yet
     */
    record NumberDiscovered(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped NumberRef number, String wabaId, boolean registered)
            implements NumberHealthEvent {}

    /**
     * A complete list of the account's numbers does not contain this registered number. Seen again: {@link NumberDiscovered}.
     *
     * @param wabaId the account
     * @param lastSeenAt when a list last contained it; null if never
     */
    record NumberVanished(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            String wabaId,
            @Nullable Instant lastSeenAt) implements NumberHealthEvent {}

    /**
     * The last observation is older than the promised age: the recorded state of the number may be wrong.
     *
     * @param observedAt time of the last observation; null if absent
     * @param reason why there is no newer one
     */
    record NumberStale(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            @Nullable Instant observedAt,
            String reason) implements NumberHealthEvent {}

    /**
     * The number is observed again.
     *
     * @param since when it became stale
     */
    record NumberFresh(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped NumberRef number, Instant since)
            implements NumberHealthEvent {}

    /**
     * WhatsApp's connection status of the number changed.
     *
     * @param previous the previous status; null when none was known
     * @param status the current status in WhatsApp's words
     * @param usable true when a number with this status can send and receive
     */
    record NumberStatusChanged(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped NumberRef number,
            @Nullable String previous,
            String status,
            boolean usable)
            implements NumberHealthEvent {}

    /** The operator removed the number from Relevo. It ends every problem of the number, because nothing observes it any more. */
    record NumberRemoved(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped NumberRef number) implements NumberHealthEvent {}
}
