package dev.relevo.rating.number;

import dev.relevo.event.Rating;
import dev.relevo.event.RedCaseEvent.Finding;
import dev.relevo.rating.redcase.CaseFacts;
import dev.relevo.rating.redcase.LimitEvidence;
import dev.relevo.rating.redcase.RedCase;
import dev.relevo.rating.redcase.RedCase.Progress;
import dev.relevo.rating.redcase.RedCase.State;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A red case, open or closed. */
@Entity
@Table(name = "red_case")
class RedCaseEntity {
    @Id
    @Column(name = "case_id")
    private String caseId;

    @Column(name = "phone_number_id", updatable = false)
    private String phoneNumberId;

    @Column(name = "flagged_at")
    private Instant flaggedAt;

    @Column(name = "seen_at", updatable = false)
    private Instant seenAt;

    /** When the case before was cleared. */
    @Column(name = "previous_cleared_at", updatable = false)
    private Instant previousClearedAt;

    /** When it was opened or last re-opened; null in rows written before 0.2, which were never re-opened. */
    @Nullable
    @Column(name = "opened_at")
    private Instant openedAt;

    private int reopenings;

    /** Until when a person's word holds against polls; null when none does. */
    @Nullable
    @Column(name = "held_until")
    private Instant heldUntil;

    private boolean disputed;

    /** Null under a rule set without a deadline. */
    @Nullable
    private Instant deadline;

    @Column(name = "rule_set", updatable = false)
    private String ruleSet;

    /** Of an open case; it is kept when the case closes, because it may be re-opened. */
    @Enumerated(EnumType.STRING)
    private State state;

    /** The deadline notices already sent or passed over, by seconds left. */
    @ElementCollection
    @CollectionTable(name = "red_case_notice", joinColumns = @JoinColumn(name = "case_id"))
    @Column(name = "remaining_seconds")
    private Set<Long> sentNotices = new HashSet<>();

    /** Templates that an exempt number may not exceed; null when not counted. */
    @Nullable
    private Integer ceiling;

    @Enumerated(EnumType.STRING)
    private Finding finding;

    /** What shows the limit; null without evidence, like the next two. */
    @Enumerated(EnumType.STRING)
    private LimitEvidence.@Nullable Kind evidence;

    @Nullable
    @Column(name = "evidence_details")
    private String evidenceDetails;

    @Nullable
    @Column(name = "evidence_at")
    private Instant evidenceAt;

    /** True past the deadline; only the version before this one reads it. */
    private boolean overdue;

    /** Null while open. */
    @Nullable
    @Column(name = "closed_at")
    private Instant closedAt;

    /** The colour that cleared it; null while open. */
    @Nullable
    @Enumerated(EnumType.STRING)
    @Column(name = "closed_by")
    private Rating closedBy;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    RedCaseEntity() {}

    @SuppressWarnings("NullAway.Init")
    RedCaseEntity(String phoneNumberId, RedCase opened) {
        this.caseId = opened.caseId();
        this.phoneNumberId = phoneNumberId;
        this.seenAt = opened.facts().seenAt();
        this.previousClearedAt = opened.facts().after();
        this.ruleSet = opened.ruleSet();
        take(opened);
    }

    RedCase toRedCase() {
        Set<Duration> marks = sentNotices.stream().map(Duration::ofSeconds).collect(Collectors.toSet());
        LimitEvidence limit = evidence();
        CaseFacts facts = new CaseFacts(
                caseId,
                flaggedAt,
                seenAt,
                previousClearedAt,
                openedAt == null ? seenAt : openedAt,
                reopenings,
                heldUntil,
                disputed,
                closedAt,
                closedBy,
                limit != null && limit.kind() == LimitEvidence.Kind.MESSAGING_LIMIT_FELL ? limit : null);
        return new RedCase(facts, ruleSet, deadline, new Progress(state, marks, ceiling, finding, limit));
    }

    final void take(RedCase changed) {
        CaseFacts facts = changed.facts();
        flaggedAt = facts.flaggedAt();
        openedAt = facts.openedAt();
        reopenings = facts.reopenings();
        heldUntil = facts.heldUntil();
        disputed = facts.disputed();
        closedAt = facts.closedAt();
        closedBy = facts.closedBy();
        deadline = changed.deadline();
        Progress progress = changed.progress();
        state = progress.state();
        progress.sentNotices().forEach(mark -> sentNotices.add(mark.toSeconds()));
        ceiling = progress.ceiling();
        finding = progress.finding();
        LimitEvidence limit = progress.evidence();
        evidence = limit == null ? null : limit.kind();
        evidenceDetails = limit == null ? null : limit.details();
        evidenceAt = limit == null ? null : limit.at();
        overdue = state == State.WATCHED || state == State.EXPECTED;
    }

    private @Nullable LimitEvidence evidence() {
        return evidence == null || evidenceAt == null
                ? null
                : new LimitEvidence(evidence, evidenceDetails == null ? "" : evidenceDetails, evidenceAt);
    }

    String phoneNumberId() {
        return phoneNumberId;
    }

    RedCaseView view(Instant now) {
        Instant end = closedAt == null ? now : closedAt;
        return new RedCaseView(
                caseId,
                phoneNumberId,
                flaggedAt,
                seenAt,
                deadline,
                ruleSet,
                closedAt == null ? state : State.CLOSED,
                deadline != null && !end.isBefore(deadline),
                finding,
                disputed,
                heldUntil,
                reopenings,
                ceiling,
                evidence(),
                closedAt,
                closedBy);
    }
}
