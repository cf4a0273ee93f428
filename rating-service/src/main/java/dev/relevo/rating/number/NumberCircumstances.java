package dev.relevo.rating.number;

import dev.relevo.event.RedCaseEvent.Finding;
import dev.relevo.rating.fact.VolumeFigures;
import dev.relevo.rating.fact.Volumes;
import dev.relevo.rating.redcase.Circumstances;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The circumstances of a registered number, read when the state machine asks. */
record NumberCircumstances(NumberEntity number, Volumes volumes, Instant now) implements Circumstances {
    /** WhatsApp's errors that users cause: spam rate limit, too many marketing messages, and marketing messages stopped. */
    private static final List<Integer> FEEDBACK_ERRORS = List.of(131048, 131049, 131050);

    @Override
    public int templates(Instant from, Instant to) {
        return volumes.templatesBetween(number.id(), from, to);
    }

    /** Without a path WhatsApp's policy is violated, regardless of what users do. */
    @Override
    public Finding finding() {
        if (!number.isCompliant()) {
            return Finding.POLICY;
        }
        VolumeFigures.Outcomes outcomes = volumes.figures(number.id(), now).last24Hours();
        boolean isFeedback = outcomes.optOuts() > 0
                || FEEDBACK_ERRORS.stream()
                        .anyMatch(code -> outcomes.failuresByCode().getOrDefault(code, 0) > 0);
        return isFeedback ? Finding.FEEDBACK : Finding.UNKNOWN;
    }

    @Override
    public ZoneId timeZone() {
        return number.timeZone();
    }
}
