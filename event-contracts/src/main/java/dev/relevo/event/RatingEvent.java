package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A change of a number or of its account. Key: the phone number id, or the account's id for an event of a whole account. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NumberHealthEvent.RatingChanged.class, name = "rating-changed"),
    @JsonSubTypes.Type(value = RedCaseEvent.RedCaseOpened.class, name = "red-case-opened"),
    @JsonSubTypes.Type(value = RedCaseEvent.RedCaseCorrected.class, name = "red-case-corrected"),
    @JsonSubTypes.Type(value = RedCaseEvent.RedCaseDisputed.class, name = "red-case-disputed"),
    @JsonSubTypes.Type(value = RedCaseEvent.DeadlineNear.class, name = "deadline-near"),
    @JsonSubTypes.Type(value = RedCaseEvent.LimitExpected.class, name = "limit-expected"),
    @JsonSubTypes.Type(value = RedCaseEvent.LimitImposed.class, name = "limit-imposed"),
    @JsonSubTypes.Type(value = RedCaseEvent.LimitNotImposed.class, name = "limit-not-imposed"),
    @JsonSubTypes.Type(value = RedCaseEvent.RedCaseClosed.class, name = "red-case-closed"),
    @JsonSubTypes.Type(value = NumberHealthEvent.PathMissing.class, name = "path-missing"),
    @JsonSubTypes.Type(value = NumberHealthEvent.PathRestored.class, name = "path-restored"),
    @JsonSubTypes.Type(value = NumberHealthEvent.PathProbeFailed.class, name = "path-probe-failed"),
    @JsonSubTypes.Type(value = NumberHealthEvent.RiskRaised.class, name = "risk-raised"),
    @JsonSubTypes.Type(value = NumberHealthEvent.RiskLowered.class, name = "risk-lowered"),
    @JsonSubTypes.Type(value = NumberHealthEvent.NumberDiscovered.class, name = "number-discovered"),
    @JsonSubTypes.Type(value = NumberHealthEvent.NumberVanished.class, name = "number-vanished"),
    @JsonSubTypes.Type(value = NumberHealthEvent.NumberStale.class, name = "number-stale"),
    @JsonSubTypes.Type(value = NumberHealthEvent.NumberFresh.class, name = "number-fresh"),
    @JsonSubTypes.Type(value = NumberHealthEvent.NumberStatusChanged.class, name = "number-status-changed"),
    @JsonSubTypes.Type(value = NumberHealthEvent.NumberRemoved.class, name = "number-removed"),
    @JsonSubTypes.Type(value = NumberHealthEvent.AppealChanged.class, name = "appeal-changed"),
    @JsonSubTypes.Type(value = NumberHealthEvent.PollFailing.class, name = "poll-failing"),
    @JsonSubTypes.Type(value = AccountHealthEvent.AccountRestricted.class, name = "account-restricted"),
    @JsonSubTypes.Type(value = AccountHealthEvent.AccountRestrictionLifted.class, name = "account-restriction-lifted"),
    @JsonSubTypes.Type(value = AccountHealthEvent.AccountPollingFailing.class, name = "account-polling-failing"),
    @JsonSubTypes.Type(value = AccountHealthEvent.AccountPollingRestored.class, name = "account-polling-restored"),
    @JsonSubTypes.Type(value = AccountHealthEvent.TemplateChanged.class, name = "template-changed")
})
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface RatingEvent extends Event permits RedCaseEvent, NumberHealthEvent, AccountHealthEvent {}
