package dev.relevo.rating.volume.count;

import dev.relevo.event.HandoffEvent;
import dev.relevo.event.HandoffEvent.HandoffClaimed;
import dev.relevo.event.HandoffEvent.HandoffExpired;
import dev.relevo.event.HandoffEvent.HandoffOffered;
import dev.relevo.event.HandoffEvent.HandoffOpened;
import dev.relevo.event.HandoffEvent.HandoffPathOffered;
import dev.relevo.event.HandoffEvent.PolicyBreach;
import dev.relevo.event.Reason;
import java.time.Instant;
import java.util.List;

/** What a handoff event adds to the counts of its number. */
public final class HandoffRules {
    private static final int OPENED = 1;
    private static final int CLAIMED = 1 << 1;
    private static final int EXPIRED = 1 << 2;

    /** The router's detector of people who ask for a human. */
    private static final String HUMAN_REQUEST = "human-request";

    private HandoffRules() {}

    /**
     * Adds what the event shows and was not counted before.
     *
     * @param at its time
     * @return what was counted of the handoff so far
     */
    public static Seen count(HandoffEvent event, Instant at, Seen before, Tally tally) {
        String number = event.handoff().phoneNumberId().value();
        return switch (event) {
            case HandoffOpened opened ->
                add(number, at, Figure.OPENED, OPENED, before, tally).due(opened.dueAt());
            case HandoffClaimed _ -> claimed(number, at, before, tally);
            case HandoffExpired _ -> add(number, at, Figure.EXPIRED, EXPIRED, before, tally);
            default -> before;
        };
    }

    /** Whether the person of the event asked for a human. */
    public static boolean isHumanRequest(HandoffEvent event) {
        List<Reason> reasons =
                switch (event) {
                    case HandoffOpened opened -> opened.reasons();
                    case HandoffOffered offered -> offered.reasons();
                    case HandoffPathOffered offered -> offered.reasons();
                    case PolicyBreach breach -> List.of(breach.request());
                    default -> List.of();
                };
        return reasons.stream().anyMatch(reason -> reason.detector().equals(HUMAN_REQUEST));
    }

    /** The first claim decides; a later one, after a return to the queue, changes nothing. */
    private static Seen claimed(String number, Instant at, Seen before, Tally tally) {
        Instant due = before.dueAt();
        if (due == null || before.fresh(CLAIMED) == 0) {
            return before;
        }
        if (!at.isAfter(due)) {
            tally.add(number, Buckets.of(at), Figure.ANSWERED, 1);
        }
        return before.with(CLAIMED);
    }

    private static Seen add(String number, Instant at, Figure figure, int step, Seen before, Tally tally) {
        if (before.fresh(step) != 0) {
            tally.add(number, Buckets.of(at), figure, 1);
        }
        return before.with(step);
    }
}
