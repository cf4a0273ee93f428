package dev.relevo.rating.freshness;

import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.NumberHealthEvent.NumberFresh;
import dev.relevo.event.NumberHealthEvent.NumberStale;
import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.RatingEvent;
import dev.relevo.event.Topics;
import dev.relevo.kit.outbox.Outbox;
import dev.relevo.kit.sql.Sql;
import dev.relevo.rating.NumberStates;
import dev.relevo.rating.RatingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The numbers that become stale or fresh, an account at a time. */
@ApplicationScoped
class StaleNumbers {
    /** Accounts per look; the others follow at the next one. */
    private static final int MAX_ACCOUNTS = 200;

    private static final String SEEN = "coalesce(greatest(s.listed_at, s.observed_at), s.registered_at)";
    private static final String CHANGED = "((s.stale_since is null and not ? and " + SEEN + " < ?)"
            + " or (s.stale_since is not null and " + SEEN + " >= ?))";

    private final Sql sql;
    private final Outbox outbox;
    private final NumberStates states;
    private final Duration maxAge;

    StaleNumbers(Sql sql, Outbox outbox, NumberStates states, RatingConfig config) {
        this.sql = sql;
        this.outbox = outbox;
        this.states = states;
        this.maxAge = config.freshness().maxAge();
    }

    /** A number whose staleness changed. */
    private record Changed(
            NumberRef ref,
            @Nullable Instant seenAt,
            Instant from,
            @Nullable Instant staleSince,
            boolean wasTold,
            boolean isVanished) {}

    /** The accounts with a number that became stale or fresh. */
    List<String> accounts(boolean isQuiet, Instant now) {
        Instant oldest = now.minus(maxAge);
        return sql.list(
                row -> row.text("waba_id"),
                "select distinct s.waba_id from rating.number_seen s where " + CHANGED + " limit " + MAX_ACCOUNTS,
                isQuiet,
                oldest,
                oldest);
    }

    /**
     * Stores and publishes the change of each number of the account. That polls of the account fail is told for the account, so
     * its stale numbers change their state and are not told.
     */
    @Transactional
    void apply(String wabaId, boolean isQuiet, Instant now) {
        List<Boolean> troubled = sql.list(
                row -> row.flag("troubled"),
                "select failures > 0 or throttled > 0 as troubled from rating.poll_account where waba_id = ? for update",
                wabaId);
        boolean isTroubled = troubled.contains(true);
        List<String> locked = sql.list(
                row -> row.text("phone_number_id"),
                "select phone_number_id from rating.phone_number where waba_id = ? order by phone_number_id for update",
                wabaId);
        List<Changed> changed = changed(wabaId, isQuiet, now);
        changed.forEach(number -> apply(number, isTroubled, now));
        if (!changed.isEmpty() && !locked.isEmpty()) {
            states.refreshAccount(wabaId, "freshness " + now, now);
        }
    }

    private void apply(Changed number, boolean isTroubled, Instant now) {
        String id = number.ref().phoneNumberId().value();
        Instant since = number.staleSince();
        if (since != null) {
            store(id, null, false);
            if (number.wasTold()) {
                publish(new NumberFresh(meta(id, "number-fresh", since, now), number.ref(), since));
            }
            return;
        }
        Instant staleAt = number.from().plus(maxAge);
        // That a number vanished was told, and says more.
        boolean isTold = !isTroubled && !number.isVanished();
        store(id, staleAt, isTold);
        if (isTold) {
            String reason = number.seenAt() == null
                    ? "not seen since its registration at " + number.from()
                    : "no poll has listed it since " + number.seenAt();
            publish(new NumberStale(meta(id, "number-stale", staleAt, now), number.ref(), number.seenAt(), reason));
        }
    }

    private List<Changed> changed(String wabaId, boolean isQuiet, Instant now) {
        Instant oldest = now.minus(maxAge);
        return sql.list(
                row -> new Changed(
                        new NumberRef(
                                new PhoneNumberId(row.text("phone_number_id")),
                                row.textOrNull("display_number"),
                                row.textOrNull("verified_name")),
                        row.time("seen_at"),
                        Objects.requireNonNull(row.time("seen_from")),
                        row.time("stale_since"),
                        row.flag("stale_told"),
                        row.time("vanished_since") != null),
                "select s.phone_number_id, n.display_number, n.verified_name, s.stale_since, s.stale_told, s.vanished_since,"
                        + " greatest(s.listed_at, s.observed_at) as seen_at, " + SEEN + " as seen_from"
                        + " from rating.number_seen s join rating.phone_number n on n.phone_number_id = s.phone_number_id"
                        + " where s.waba_id = ? and " + CHANGED + " order by s.phone_number_id",
                wabaId,
                isQuiet,
                oldest,
                oldest);
    }

    private void store(String id, @Nullable Instant staleSince, boolean isTold) {
        int ignored = sql.update(
                "update rating.number_sighting set stale_since = ?, stale_told = ? where phone_number_id = ?",
                staleSince,
                isTold,
                id);
    }

    private void publish(RatingEvent event) {
        outbox.add(Topics.RATING_EVENTS, event);
    }

    private static EventMeta meta(String id, String type, Instant since, Instant now) {
        return EventMeta.now(Ids.derived(id, type, since.toString()), now);
    }
}
