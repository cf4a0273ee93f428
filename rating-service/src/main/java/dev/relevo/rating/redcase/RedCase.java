package dev.relevo.rating.redcase;

import dev.relevo.event.Rating;
import dev.relevo.event.RedCaseEvent.Finding;
import dev.relevo.event.RedCaseRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A red case: a period in which a number is rated red, with short breaks.
 *
 * @param facts what the observations say about it
 * @param ruleSet name of the rule set in force when it was opened
 * @param deadline when WhatsApp imposes limits; null under a rule set without a deadline
 * @param progress what the clock, the volume and the evidence made of it
 */
public record RedCase(
        CaseFacts facts, String ruleSet, @Nullable Instant deadline, Progress progress) {
    /** The states of a red case. */
    public enum State {
        /** Red, before the deadline. */
        OPEN,
        /** Red past the deadline, exempt from the limit: volume may not grow. */
        WATCHED,
        /** Red past the deadline: a limit is due, but not observed. */
        EXPECTED,
        /** There is evidence of a limit. */
        LIMITED,
        /** No longer red. */
        CLOSED
    }

    /**
     * The progress of a case. It survives closing, because the case may be re-opened.
     *
     * @param state one of the states of an open case
     * @param sentNotices the deadline notices already sent or passed over, by time left
     * @param ceiling templates in the 7 days before the flag, which an exempt number may not exceed; null under a rule set without a deadline
     * @param finding what the flag seems to be about
     * @param evidence of the limit; null without one
     */
    public record Progress(
            State state,
            Set<Duration> sentNotices,
            @Nullable Integer ceiling,
            Finding finding,
            @Nullable LimitEvidence evidence) {
        public Progress {
            sentNotices = Set.copyOf(sentNotices);
        }
    }

    /** A new case, with its volume before the flag counted. */
    static RedCase opened(CaseFacts facts, RuleSet rules, Circumstances around, Instant now) {
        Instant deadline = rules.deadline(facts.flaggedAt()).orElse(null);
        Integer ceiling = deadline == null
                ? null
                : Integer.valueOf(Circumstances.templatesBefore(around, facts.flaggedAt(), now));
        return new RedCase(
                facts, rules.name(), deadline, new Progress(State.OPEN, Set.of(), ceiling, around.finding(), null));
    }

    public String caseId() {
        return facts.caseId();
    }

    public Instant flaggedAt() {
        return facts.flaggedAt();
    }

    public State state() {
        return isOpen() ? progress.state() : State.CLOSED;
    }

    public boolean isOpen() {
        return facts.closedAt() == null;
    }

    /** True when no limit follows while the number sends this many templates in 7 days, and no more than {@link #ceiling}. */
    public boolean isExempt(int templates) {
        boolean isUndecided = state() == State.OPEN || state() == State.WATCHED;
        return deadline != null && isUndecided && rules().isExempt(templates);
    }

    /**
     * True when volume may not grow above {@link #ceiling}: the number is exempt, or was when it was judged. Sending more than allowed
     * does not lift the ceiling.
     */
    public boolean isGrowthFrozen() {
        boolean isUndecided = state() == State.OPEN || state() == State.WATCHED;
        return deadline != null && isUndecided && (state() == State.WATCHED || rules().isExempt(ceiling()));
    }

    /** Templates in 7 days that an exempt number may not exceed; 0 when its earlier volume is not known. */
    public int ceiling() {
        return progress.ceiling() == null ? 0 : progress.ceiling();
    }

    /** The reference to the case in events. */
    public RedCaseRef ref() {
        return new RedCaseRef(caseId(), flaggedAt(), deadline, ruleSet);
    }

    /** This case with what the observations now say. A corrected flag moves the deadline; a deadline that is ahead again is judged again. */
    RedCase following(CaseFacts changed, Circumstances around, Instant now) {
        if (changed.flaggedAt().equals(flaggedAt())) {
            return new RedCase(changed, ruleSet, deadline, progress);
        }
        Instant moved = rules().deadline(changed.flaggedAt()).orElse(null);
        boolean isAhead = moved != null && now.isBefore(moved);
        State state = isAhead && progress.state() != State.LIMITED ? State.OPEN : progress.state();
        boolean isCounted = moved != null && Circumstances.isCounted(changed.flaggedAt(), now);
        Integer ceiling = isCounted
                ? Integer.valueOf(Circumstances.templatesBefore(around, changed.flaggedAt(), now))
                : progress.ceiling();
        return new RedCase(
                changed,
                ruleSet,
                moved,
                new Progress(state, progress.sentNotices(), ceiling, progress.finding(), progress.evidence()));
    }

    /** This case, closed because it turned out to be a part of another one. */
    RedCase merged(Instant now) {
        return isOpen() ? new RedCase(facts.closed(now, Rating.UNKNOWN), ruleSet, deadline, progress) : this;
    }

    RuleSet rules() {
        return RuleSet.named(ruleSet)
                .orElseThrow(() -> new IllegalStateException("unknown rule set of a red case: " + ruleSet));
    }

    RedCase withSentNotices(Collection<Duration> more) {
        Set<Duration> all = new HashSet<>(progress.sentNotices());
        all.addAll(more);
        return with(new Progress(progress.state(), all, progress.ceiling(), progress.finding(), progress.evidence()));
    }

    RedCase moved(State state) {
        return with(new Progress(
                state, progress.sentNotices(), progress.ceiling(), progress.finding(), progress.evidence()));
    }

    RedCase limited(LimitEvidence evidence) {
        return with(
                new Progress(State.LIMITED, progress.sentNotices(), progress.ceiling(), progress.finding(), evidence));
    }

    private RedCase with(Progress changed) {
        return new RedCase(facts, ruleSet, deadline, changed);
    }
}
