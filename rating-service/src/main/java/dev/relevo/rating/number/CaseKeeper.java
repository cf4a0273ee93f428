package dev.relevo.rating.number;

import dev.relevo.rating.fact.Enforcement;
import dev.relevo.rating.fact.Observations;
import dev.relevo.rating.fact.Restriction;
import dev.relevo.rating.fact.Volumes;
import dev.relevo.rating.redcase.CaseMachine;
import dev.relevo.rating.redcase.Judgement;
import dev.relevo.rating.redcase.Judgement.Verdict;
import dev.relevo.rating.redcase.LimitEvidence;
import dev.relevo.rating.redcase.ManualReport;
import dev.relevo.rating.redcase.NumberRating;
import dev.relevo.rating.redcase.Observation;
import dev.relevo.rating.redcase.RedCase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The use of the state machine on a locked number: reads, judges, and stores what changed with its events. */
@Singleton
class CaseKeeper {
    private final NumberStore store;
    private final Volumes volumes;
    private final Enforcement enforcement;
    private final Observations observations;
    private final CaseMachine machine;

    CaseKeeper(
            NumberStore store,
            Volumes volumes,
            Enforcement enforcement,
            Observations observations,
            CaseMachine machine) {
        this.store = store;
        this.volumes = volumes;
        this.enforcement = enforcement;
        this.observations = observations;
        this.machine = machine;
    }

    /** Judges an observation, which is stored unless it is too late to change anything. */
    Outcome observe(NumberEntity number, Observation seen, @Nullable ManualReport report, Instant now) {
        NumberRating before = known(number, seen);
        Judgement judgement = machine.observe(before, seen, report, new NumberCircumstances(number, volumes, now), now);
        RedCase opened = judgement.state().redCase();
        if (opened != null && before.redCase() == null) {
            judgement = withMeasures(number, judgement, now);
        }
        Verdict verdict = judgement.verdict();
        boolean isStored = verdict != Verdict.OLDER && verdict != Verdict.FUTURE;
        if (isStored) {
            store.write(number, before, judgement);
        }
        return new Outcome(before, judgement, isStored);
    }

    /** Polls that showed what is known are not stored one by one; for an observation from before the last of them it matters. */
    private NumberRating known(NumberEntity number, Observation seen) {
        NumberRating known = store.read(number, machine.times());
        Instant confirmedAt = observations.colourConfirmedAt(number.id());
        return confirmedAt.isAfter(seen.requestStartedAt()) ? machine.confirmed(known, confirmedAt) : known;
    }

    /** Applies the passing of time and the volume. */
    void onTimer(NumberEntity number, Instant now) {
        NumberRating before = store.read(number, machine.times());
        Judgement judgement = machine.onTimer(before, new NumberCircumstances(number, volumes, now), now);
        if (judgement.state().differsFrom(before)) {
            store.write(number, before, judgement);
        }
    }

    /** Applies evidence of a limit; false when there is no open case that it concerns. */
    boolean limited(NumberEntity number, LimitEvidence evidence, Instant now) {
        NumberRating before = store.read(number, machine.times());
        Judgement judgement = machine.limited(before, evidence, now);
        store.write(number, before, judgement);
        return judgement.verdict() == Verdict.CHANGED;
    }

    /** A measure that is in force when the case opens limits the number from its first moment. */
    private Judgement withMeasures(NumberEntity number, Judgement judgement, Instant now) {
        return enforcement
                .limitInForce(number.wabaId(), now)
                .map(measure -> judgement.then(machine.limited(judgement.state(), evidence(measure), now)))
                .orElse(judgement);
    }

    private static LimitEvidence evidence(Restriction measure) {
        return new LimitEvidence(
                LimitEvidence.Kind.RESTRICTION, measure.name() + " since " + measure.since(), measure.since());
    }

    /**
     * The outcome of an observation.
     *
     * @param isStored true when it was written
     */
    record Outcome(NumberRating before, Judgement judgement, boolean isStored) {
        /** What a correction changed, for the history: both times of the flag. */
        Map<String, Object> effect() {
            RedCase old = before.redCase();
            RedCase open = judgement.state().redCase();
            return judgement.verdict() != Verdict.CORRECTED || old == null || open == null
                    ? Map.of()
                    : Map.of(
                            "caseId", open.caseId(),
                            "flaggedAt", open.flaggedAt().toString(),
                            "previousFlaggedAt", old.flaggedAt().toString());
        }
    }
}
