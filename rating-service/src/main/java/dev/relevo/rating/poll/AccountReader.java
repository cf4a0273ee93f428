package dev.relevo.rating.poll;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.poll.GraphAnswer.Failed;
import dev.relevo.rating.poll.GraphAnswer.Failure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reader of all pages of an account. */
@Singleton
class AccountReader {
    /** Pages per account; 5,000 numbers. */
    static final int MAX_PAGES = 50;
    /** For all pages; half the lease, so that no other replica polls the account meanwhile. */
    static final Duration MAX_TIME = Duration.ofSeconds(30);

    private final GraphApi graph;
    private final InstantSource clock;

    AccountReader(GraphApi graph, InstantSource clock) {
        this.graph = graph;
        this.clock = clock;
    }

    /** Receives each page as soon as it was read: a colour does not wait for the other pages. */
    @FunctionalInterface
    interface Pages {
        void take(GraphAnswer.Numbers page, Instant listStartedAt);
    }

    AccountList read(String wabaId, Pages pages) {
        // One time for all pages: what somebody else says from here on is newer than this list.
        Instant startedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long deadline = System.nanoTime() + MAX_TIME.toNanos();
        Map<PhoneNumberId, GraphAnswer.Seen> numbers = new LinkedHashMap<>();
        Set<String> cursors = new HashSet<>();
        @Nullable String cursor = null;
        for (int calls = 1; ; calls++) {
            GraphAnswer answer = graph.phoneNumbers(wabaId, cursor, Duration.ofNanos(deadline - System.nanoTime()));
            if (!(answer instanceof GraphAnswer.Numbers page)) {
                return new AccountList(answer, numbers, startedAt, calls);
            }
            pages.take(page, startedAt);
            boolean isRepeated = addAll(page, numbers) || (page.after() != null && !cursors.add(page.after()));
            if (isRepeated) {
                return broken("Graph API repeated a page", numbers, startedAt, calls);
            }
            cursor = page.after();
            if (cursor == null) {
                return new AccountList(page, numbers, startedAt, calls);
            }
            if (calls == MAX_PAGES) {
                return broken("Graph API named more than " + MAX_PAGES + " pages", numbers, startedAt, calls);
            }
        }
    }

    /** True when the page holds a number that was read before. */
    private static boolean addAll(GraphAnswer.Numbers page, Map<PhoneNumberId, GraphAnswer.Seen> numbers) {
        boolean isRepeated = false;
        for (GraphAnswer.Seen seen : page.numbers()) {
            isRepeated |= numbers.putIfAbsent(seen.phoneNumberId(), seen) != null;
        }
        return isRepeated;
    }

    private static AccountList broken(
            String reason, Map<PhoneNumberId, GraphAnswer.Seen> numbers, Instant startedAt, int calls) {
        return new AccountList(new Failed(Failure.BROKEN_PAGES, reason), numbers, startedAt, calls);
    }
}
