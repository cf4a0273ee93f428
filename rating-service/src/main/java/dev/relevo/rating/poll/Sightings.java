package dev.relevo.rating.poll;

import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.NumberHealthEvent.NumberDiscovered;
import dev.relevo.event.NumberHealthEvent.NumberVanished;
import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Topics;
import dev.relevo.kit.outbox.Outbox;
import dev.relevo.kit.sql.Sql;
import dev.relevo.rating.NumberStates;
import dev.relevo.rating.freshness.HealthColumn;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The writer of what a complete list changes; runs in the transaction that holds the account's row. */
@Singleton
class Sightings {
    private final Sql sql;
    private final Outbox outbox;
    private final NumberStates states;
    private final InstantSource clock;

    Sightings(Sql sql, Outbox outbox, NumberStates states, InstantSource clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.states = states;
        this.clock = clock;
    }

    /**
     * Stores and publishes the changes.
     *
     * @param listedAt start of the list
     * @param before start of the complete list before it; null if absent
     */
    void apply(String wabaId, ListChanges changes, Instant listedAt, @Nullable Instant before) {
        if (changes.isEmpty()) {
            return;
        }
        Set<String> registered = lockStillRegistered(changes);
        appear(changes.appeared(), listedAt);
        appear(changes.returned(), listedAt);
        vanish(changes.vanished(), listedAt, before);
        detail(changes.detailed());
        changes.discovered().forEach(seen -> discover(wabaId, seen, listedAt));
        changes.adopted().forEach(known -> adopt(wabaId, known, listedAt));
        for (KnownNumber known : changes.vanished()) {
            if (registered.contains(known.id().value())) {
                tellVanished(wabaId, known, listedAt);
            }
        }
        for (KnownNumber known : changes.returned()) {
            if (registered.contains(known.id().value())) {
                tellDiscovered(wabaId, known.ref(), true, listedAt);
            }
        }
        touched(changes)
                .filter(id -> registered.contains(id.value()))
                .distinct()
                .forEach(id -> states.refresh(id, "listed " + listedAt, clock.instant()));
    }

    /** Rows of numbers before rows of sightings, in the order of their ids, like every transaction that needs several. */
    private Set<String> lockStillRegistered(ListChanges changes) {
        List<String> ids = touched(changes).map(PhoneNumberId::value).distinct().toList();
        return new HashSet<>(sql.list(
                row -> row.text("phone_number_id"),
                "select phone_number_id from rating.phone_number where phone_number_id = any(?)"
                        + " order by phone_number_id for update",
                ids));
    }

    private static Stream<PhoneNumberId> touched(ListChanges changes) {
        return Stream.concat(
                Stream.of(changes.appeared(), changes.returned(), changes.vanished())
                        .flatMap(Collection::stream)
                        .map(KnownNumber::id),
                changes.detailed().stream().map(GraphAnswer.Seen::phoneNumberId));
    }

    private void appear(List<KnownNumber> numbers, Instant listedAt) {
        if (!numbers.isEmpty()) {
            int ignored = sql.update("""
                    update rating.number_sighting set first_listed_at = ?, last_listed_at = null, vanished_since = null
                    where phone_number_id = any(?)""", listedAt, ids(numbers));
        }
    }

    private void vanish(List<KnownNumber> numbers, Instant listedAt, @Nullable Instant before) {
        if (!numbers.isEmpty()) {
            int ignored = sql.update("""
                    update rating.number_sighting
                    set vanished_since = ?, last_listed_at = case when first_listed_at is not null
                        then greatest(first_listed_at, cast(? as timestamptz)) end
                    where phone_number_id = any(?)""", listedAt, before, ids(numbers));
        }
    }

    private void detail(List<GraphAnswer.Seen> numbers) {
        if (!numbers.isEmpty()) {
            int ignored = sql.update(
                    """
                    update rating.number_sighting s
                    set colourless = cast(v.colourless as boolean), health = coalesce(cast(v.health as jsonb), s.health)
                    from unnest(?, ?, ?) as v (id, colourless, health) where s.phone_number_id = v.id""",
                    numbers.stream().map(seen -> seen.phoneNumberId().value()).toList(),
                    numbers.stream().map(KnownNumber::isColourless).toList(),
                    numbers.stream()
                            .map(seen -> HealthColumn.write(seen.health()))
                            .toList());
        }
    }

    /** Told once, also when it leaves the account and comes back. */
    private void discover(String wabaId, GraphAnswer.Seen seen, Instant listedAt) {
        int added = sql.update(
                """
                insert into rating.unregistered_number (phone_number_id, waba_id, display_number, verified_name, discovered_at)
                select cast(? as text), ?, ?, ?, ?
                where not exists (select 1 from rating.phone_number where phone_number_id = ?)
                on conflict do nothing""",
                seen.phoneNumberId().value(),
                wabaId,
                seen.displayNumber(),
                seen.verifiedName(),
                listedAt,
                seen.phoneNumberId().value());
        if (added == 1) {
            NumberRef ref = new NumberRef(seen.phoneNumberId(), seen.displayNumber(), seen.verifiedName());
            tellDiscovered(wabaId, ref, false, listedAt);
        }
    }

    private void adopt(String wabaId, KnownNumber known, Instant listedAt) {
        int removed = sql.update(
                "delete from rating.unregistered_number where phone_number_id = ?",
                known.id().value());
        if (removed == 1) {
            tellDiscovered(wabaId, known.ref(), true, listedAt);
        }
    }

    private void tellVanished(String wabaId, KnownNumber known, Instant listedAt) {
        String eventId = Ids.derived(known.id().value(), "number-vanished", listedAt.toString());
        outbox.add(
                Topics.RATING_EVENTS,
                new NumberVanished(
                        new EventMeta(eventId, listedAt, clock.instant()), known.ref(), wabaId, known.listedAt()));
    }

    private void tellDiscovered(String wabaId, NumberRef number, boolean isRegistered, Instant listedAt) {
        String eventId = Ids.derived(
                number.phoneNumberId().value(),
                "number-discovered",
                Boolean.toString(isRegistered),
                listedAt.toString());
        outbox.add(
                Topics.RATING_EVENTS,
                new NumberDiscovered(new EventMeta(eventId, listedAt, clock.instant()), number, wabaId, isRegistered));
    }

    private static List<String> ids(List<KnownNumber> numbers) {
        return numbers.stream().map(known -> known.id().value()).toList();
    }
}
