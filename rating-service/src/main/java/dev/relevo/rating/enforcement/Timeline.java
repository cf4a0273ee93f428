package dev.relevo.rating.enforcement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was told of one measure, in the order in which it happened. Duplicates and late webhooks give the same result as correct
 * ones.
 *
 * @param marks the newest {@value #MAX_MARKS}, the oldest first
 */
record Timeline(List<Mark> marks) {
    static final int MAX_MARKS = 50;

    Timeline {
        marks = List.copyOf(marks);
    }

    /** The timeline with one more mark; itself when the mark is a duplicate or too old to be kept. */
    Timeline with(Mark told) {
        if (marks.stream().anyMatch(mark -> mark.eventId().equals(told.eventId()))) {
            return this;
        }
        List<Mark> all = Stream.concat(marks.stream(), Stream.of(told))
                .sorted(Mark.IN_ORDER)
                .toList();
        List<Mark> kept = all.subList(Math.max(0, all.size() - MAX_MARKS), all.size());
        return kept.equals(marks) ? this : new Timeline(kept);
    }

    /** The measure at this time; empty when it was lifted or has expired. */
    Optional<State> inForce(Instant now) {
        State current = null;
        for (Mark mark : marks) {
            if (!mark.imposes()) {
                current = null;
            } else if (current == null || current.isOver(mark.at())) {
                current = new State(mark.at(), mark.expiresAt(), mark.details());
            } else {
                current = new State(current.since(), mark.expiresAt(), mark.details());
            }
        }
        return Optional.ofNullable(current).filter(state -> !state.isOver(now));
    }

    /** Why the measure is not in force: the words of the last mark, or {@code expired}. */
    String liftedBecause() {
        Mark last = marks.getLast();
        return last.imposes() || last.details() == null ? "expired" : last.details();
    }

    /**
     * A measure in force.
     *
     * @param since when it began
     * @param expiresAt when it ends; null when no end is known
     * @param details WhatsApp's words; null when it gave none
     */
    record State(
            Instant since,
            @Nullable Instant expiresAt,
            @Nullable String details) {
        boolean isOver(Instant now) {
            return expiresAt != null && !now.isBefore(expiresAt);
        }
    }
}
