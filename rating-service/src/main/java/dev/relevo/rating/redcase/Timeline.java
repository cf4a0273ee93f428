package dev.relevo.rating.redcase;

import dev.relevo.event.NumberRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The observations of one number in the order of their requests. The last ones are kept, so that one that arrives late takes its
 * place and the outcome is the same as if it had arrived in time; older ones are settled.
 *
 * @param settled the result of all observations before the window
 * @param window at most {@link #MAX} observations in their order
 * @param passedTo time has passed to here: what expired before it has had its effect
 */
public record Timeline(Track settled, List<Observation> window, Instant passedTo) {
    /** Observations that are kept for re-ordering. */
    static final int MAX = 16;

    /** At the same moment the worse colour is the later one: when unsure, a number is red. */
    private static final Comparator<Observation> ORDER = Comparator.comparing(Observation::requestStartedAt)
            .thenComparing(Observation::rating)
            .thenComparing(Observation::observationId);

    public Timeline {
        window = List.copyOf(window);
    }

    /** A timeline that starts from a known result. */
    public static Timeline from(Track settled) {
        return new Timeline(settled, List.of(), Track.NEVER);
    }

    /** False for a duplicate, and for an observation that is older than the window. */
    boolean accepts(Observation seen, CaseTimes times) {
        boolean isKnown = window.stream().anyMatch(one -> one.observationId().equals(seen.observationId()));
        boolean isInReach =
                window.isEmpty() || !seen.requestStartedAt().isBefore(newestAt().minus(times.reach()));
        return !isKnown && isInReach && seen.requestStartedAt().isAfter(settled.observedAt());
    }

    /** True when the observation is later than all others. */
    public boolean isNewest(Observation seen) {
        return seen.requestStartedAt().isAfter(newestAt());
    }

    /** True when a person made the last observation: polls must know that they may contradict it. */
    public boolean isPersonLast() {
        return !window.isEmpty() && window.getLast().isFromPerson();
    }

    /** Adds an accepted observation; what no longer fits or is out of reach is settled. */
    Timeline with(Observation seen, NumberRef number, CaseTimes times) {
        List<Observation> all = new ArrayList<>(window);
        all.add(seen);
        all.sort(ORDER);
        Instant reach = all.getLast().requestStartedAt().minus(times.reach());
        Track settling = settled;
        while (all.size() > MAX || all.getFirst().requestStartedAt().isBefore(reach)) {
            settling = settling.after(all.removeFirst(), number, times);
        }
        return new Timeline(settling, all, passedTo);
    }

    Timeline passedTo(Instant now) {
        return now.isAfter(passedTo) ? new Timeline(settled, window, now) : this;
    }

    /** The result of all observations. */
    Track track(NumberRef number, CaseTimes times) {
        Track track = settled;
        for (Observation seen : window) {
            track = track.after(seen, number, times);
        }
        return track.at(passedTo);
    }

    private Instant newestAt() {
        return window.isEmpty() ? settled.observedAt() : window.getLast().requestStartedAt();
    }
}
