package dev.relevo.rating.poll;

import dev.relevo.event.PhoneNumberId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one poll read of an account.
 *
 * @param outcome the last page, or what prevented a complete list
 * @param numbers the numbers that were read; all of the account when it is complete
 * @param startedAt start of the first request
 * @param calls pages that were asked for
 */
record AccountList(GraphAnswer outcome, Map<PhoneNumberId, GraphAnswer.Seen> numbers, Instant startedAt, int calls) {
    AccountList {
        numbers = new LinkedHashMap<>(numbers);
    }

    /** True when every page was read without an error or a repetition, so that absence means something. */
    boolean isComplete() {
        return outcome instanceof GraphAnswer.Numbers;
    }
}
