package dev.relevo.rating.freshness;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.sql.Sql;
import dev.relevo.rating.RatingConfig;
import dev.relevo.rating.fact.Freshness;
import dev.relevo.rating.fact.NumberHealth;
import dev.relevo.rating.fact.Observations;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The observation times in the database. A number that was listed has none of its own: its account's list has one for all. */
@Singleton
class ObservationTimes implements Observations {
    private static final String SEEN = """
            select phone_number_id, registered_at, listed_at, observed_at, vanished_since
            from rating.number_seen where phone_number_id = any(?)""";

    private final Sql sql;
    private final Duration maxAge;

    ObservationTimes(Sql sql, RatingConfig config) {
        this.sql = sql;
        this.maxAge = config.freshness().maxAge();
    }

    private record Seen(PhoneNumberId number, Sighting sighting) {}

    @Override
    public Freshness freshness(PhoneNumberId number, Instant now) {
        return Objects.requireNonNull(freshness(List.of(number), now).get(number));
    }

    @Override
    public Map<PhoneNumberId, Freshness> freshness(Collection<PhoneNumberId> numbers, Instant now) {
        Sighting unknown = new Sighting(null, null, null, null);
        Map<PhoneNumberId, Freshness> found = new HashMap<>();
        numbers.forEach(number -> found.put(number, unknown.freshness(maxAge, now)));
        List<Seen> seen = sql.list(
                row -> new Seen(
                        new PhoneNumberId(row.text("phone_number_id")),
                        new Sighting(
                                row.time("registered_at"),
                                row.time("listed_at"),
                                row.time("observed_at"),
                                row.time("vanished_since"))),
                SEEN,
                numbers.stream().map(PhoneNumberId::value).toList());
        seen.forEach(number -> found.put(number.number(), number.sighting().freshness(maxAge, now)));
        return found;
    }

    @Override
    public Instant colourConfirmedAt(PhoneNumberId number) {
        List<Instant> confirmed = sql.list(
                row -> Optional.ofNullable(row.time("listed_at")).orElse(Instant.EPOCH),
                "select listed_at from rating.number_seen where phone_number_id = ? and not colourless",
                number.value());
        return confirmed.isEmpty() ? Instant.EPOCH : confirmed.getFirst();
    }

    @Override
    public Optional<NumberHealth> health(PhoneNumberId number) {
        List<Optional<NumberHealth>> found = sql.list(
                row -> Optional.ofNullable(HealthColumn.read(row.textOrNull("health"))),
                "select health from rating.number_sighting where phone_number_id = ?",
                number.value());
        return found.stream().flatMap(Optional::stream).findFirst();
    }
}
