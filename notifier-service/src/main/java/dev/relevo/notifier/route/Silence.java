package dev.relevo.notifier.route;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * While it lasts, alerts that all its matchers match are not told.
 *
 * @param matchers at least one
 * @param startsAt inclusive
 * @param endsAt exclusive
 * @param author the holder of the API key, or the receiver who followed a link
 * @param reason in the author's words
 */
public record Silence(
        String id, List<Matcher> matchers, Instant startsAt, Instant endsAt, String author, String reason) {
    public Silence {
        matchers = List.copyOf(matchers);
        if (matchers.isEmpty() || endsAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("a silence needs matchers and an end not before its start: " + matchers
                    + ", " + startsAt + ", " + endsAt);
        }
    }

    /** Where a silence is in its life. */
    public enum State {
        PENDING,
        ACTIVE,
        EXPIRED
    }

    public State state(Instant at) {
        if (at.isBefore(startsAt)) {
            return State.PENDING;
        }
        return at.isBefore(endsAt) ? State.ACTIVE : State.EXPIRED;
    }

    public boolean matches(Map<String, String> labels, Instant at) {
        return state(at) == State.ACTIVE && Matcher.allMatch(matchers, labels);
    }
}
