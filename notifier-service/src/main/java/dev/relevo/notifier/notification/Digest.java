package dev.relevo.notifier.notification;

import java.time.Instant;
import java.util.Map;

/**
 * The part that makes a notification a summary of a period: all open alerts, and the deadlines of the period.
 *
 * @param from the beginning of the period
 * @param to the end of the period, exclusive
 * @param open how many alerts are open, also those that missed their deadline
 * @param met how many cases of the period ended before their deadline
 * @param missed how many deadlines passed in the period
 * @param outcomes of the alerts in the notification, by their ids; one that is not here is open and its deadline has not passed
 */
public record Digest(
        Period period, Instant from, Instant to, int open, int met, int missed, Map<String, Outcome> outcomes) {
    /** How often a receiver gets it. */
    public enum Period {
        DAILY,
        WEEKLY
    }

    /** Whether a deadline was met. */
    public enum Outcome {
        MET,
        MISSED
    }

    public Digest {
        outcomes = Map.copyOf(outcomes);
    }

    /** How many alerts it is about; one that is open and missed its deadline counts once. */
    public int total() {
        return open + met;
    }
}
