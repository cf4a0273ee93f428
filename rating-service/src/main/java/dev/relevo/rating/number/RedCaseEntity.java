package dev.relevo.rating.number;

import dev.relevo.event.Rating;
import dev.relevo.rating.redcase.RedCase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A red case, open or closed. Its times, deadline and rule set are written once. */
@Entity
@Table(name = "red_case")
class RedCaseEntity {
    @Id
    @Column(name = "case_id")
    private String caseId;

    @Column(name = "phone_number_id", updatable = false)
    private String phoneNumberId;

    @Column(name = "flagged_at", updatable = false)
    private Instant flaggedAt;

    @Column(name = "seen_at", updatable = false)
    private Instant seenAt;

    /** Null under a rule set without a deadline. */
    @Nullable
    @Column(updatable = false)
    private Instant deadline;

    @Column(name = "rule_set", updatable = false)
    private String ruleSet;

    /** The deadline notices already sent, by seconds left. */
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "red_case_notice", joinColumns = @JoinColumn(name = "case_id"))
    @Column(name = "remaining_seconds")
    private Set<Long> sentNotices = new HashSet<>();

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

    RedCaseEntity(String phoneNumberId, RedCase opened) {
        this.caseId = opened.caseId();
        this.phoneNumberId = phoneNumberId;
        this.flaggedAt = opened.flaggedAt();
        this.seenAt = opened.seenAt();
        this.deadline = opened.deadline();
        this.ruleSet = opened.ruleSet();
    }

    RedCase toRedCase() {
        Set<Duration> marks = sentNotices.stream().map(Duration::ofSeconds).collect(Collectors.toSet());
        return new RedCase(caseId, flaggedAt, seenAt, deadline, ruleSet, marks, overdue);
    }

    /** Copies the notices sent and whether the case is overdue. */
    void take(RedCase open) {
        open.sentNotices().forEach(mark -> sentNotices.add(mark.toSeconds()));
        overdue = open.overdue();
    }

    void close(Instant at, Rating by) {
        closedAt = at;
        closedBy = by;
    }

    String phoneNumberId() {
        return phoneNumberId;
    }

    RedCaseView view() {
        return new RedCaseView(
                caseId, phoneNumberId, flaggedAt, seenAt, deadline, ruleSet, overdue, closedAt, closedBy);
    }
}
