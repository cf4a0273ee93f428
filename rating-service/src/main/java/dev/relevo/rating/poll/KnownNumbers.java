package dev.relevo.rating.poll;

import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Rating;
import dev.relevo.kit.sql.Sql;
import dev.relevo.rating.freshness.HealthColumn;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The queries of what is known about an account's numbers, one for all of them. */
@Singleton
class KnownNumbers {
    private static final String REGISTERED = """
            select n.phone_number_id, n.display_number, n.verified_name, n.rating, n.status, n.messaging_limit,
                   s.observed_at, s.listed_at, s.vanished_since, s.colourless, s.health
            from rating.phone_number n join rating.number_seen s on s.phone_number_id = n.phone_number_id
            where n.waba_id = ?""";
    private static final String UNREGISTERED =
            "select phone_number_id, display_number, verified_name from rating.unregistered_number where waba_id = ?";

    private final Sql sql;

    KnownNumbers(Sql sql) {
        this.sql = sql;
    }

    /** The registered numbers of the account. */
    Map<PhoneNumberId, KnownNumber> registered(String wabaId) {
        List<KnownNumber> found = sql.list(
                row -> new KnownNumber(
                        ref(row),
                        Rating.valueOf(row.text("rating")),
                        row.textOrNull("status"),
                        row.textOrNull("messaging_limit"),
                        row.time("observed_at"),
                        row.time("listed_at"),
                        row.time("listed_at") != null && row.time("vanished_since") == null,
                        row.time("vanished_since"),
                        row.flag("colourless"),
                        HealthColumn.read(row.textOrNull("health"))),
                REGISTERED,
                wabaId);
        return found.stream().collect(Collectors.toMap(KnownNumber::id, Function.identity()));
    }

    /** The numbers that were discovered in the account and that nobody registered, as far as was known then. */
    Map<PhoneNumberId, NumberRef> unregistered(String wabaId) {
        List<NumberRef> found = sql.list(KnownNumbers::ref, UNREGISTERED, wabaId);
        return found.stream().collect(Collectors.toMap(NumberRef::phoneNumberId, Function.identity()));
    }

    private static NumberRef ref(Sql.Row row) throws SQLException {
        return new NumberRef(
                new PhoneNumberId(row.text("phone_number_id")),
                row.textOrNull("display_number"),
                row.textOrNull("verified_name"));
    }
}
