package dev.relevo.rating.poll.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A WhatsApp Business Account and how its numbers are polled.
 *
 * @param polling {@code OK}, {@code FAILING}, {@code THROTTLED} or {@code WAITING} for its first poll
 * @param listedAt start of the last complete list of its numbers; null before the first
 * @param nextPollAt earliest time of the next poll
 * @param failingSince time of the first poll without a complete list since the last one; null if absent
 * @param reason a description of the last failure; null if absent
 * @param told true when {@code account-polling-failing} was published
 * @param callsPerHour the budget of calls
 * @param callsUsed calls that count against the budget now; a quarter of it may be used at once
 * @param suspectedUntil until when it is polled more often; null when nothing suspicious was seen
 * @param numbersListed numbers in the last complete list
 * @param numbersRegistered numbers that are registered here
 * @param numbersUnregistered numbers that were discovered and that nobody registered
 * @param numbersVanished registered numbers that are not listed
 * @param numbersStale registered numbers that were not seen within the promised age
 */
public record AccountView(
        String wabaId,
        Polling polling,
        @Nullable Instant listedAt,
        @Nullable Instant nextPollAt,
        @Nullable Instant failingSince,
        @Nullable String reason,
        boolean told,
        int callsPerHour,
        int callsUsed,
        @Nullable Instant suspectedUntil,
        int numbersListed,
        int numbersRegistered,
        int numbersUnregistered,
        int numbersVanished,
        int numbersStale) {
    /** How the last polls went. */
    public enum Polling {
        OK,
        FAILING,
        THROTTLED,
        WAITING
    }
}
