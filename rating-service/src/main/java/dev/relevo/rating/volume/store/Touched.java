package dev.relevo.rating.volume.store;

import dev.relevo.kit.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The numbers that have changed since they were last evaluated. */
@Singleton
public class Touched {
    private final Sql sql;

    Touched(Sql sql) {
        this.sql = sql;
    }

    /**
     * What happened to a number.
     *
     * @param rateLimited messages that failed with 131048
     * @param rateLimitedAt the last of them; null if absent
     * @param suspiciousCode another code that calls for a look at the account; null if absent
     */
    public record Touch(
            int rateLimited,
            @Nullable Instant rateLimitedAt,
            @Nullable Integer suspiciousCode) {
        /** Only the figures changed. */
        public static final Touch PLAIN = new Touch(0, null, null);

        /** Both. */
        public Touch and(Touch other) {
            return new Touch(
                    rateLimited + other.rateLimited,
                    later(rateLimitedAt, other.rateLimitedAt),
                    other.suspiciousCode == null ? suspiciousCode : other.suspiciousCode);
        }

        private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
            return one == null || (other != null && other.isAfter(one)) ? other : one;
        }
    }

    /**
     * A number to evaluate.
     *
     * @param revision changes with every touch, and never comes back: it begins with the time
     * @param wabaId its account; null when the number is not registered
     */
    public record Row(
            String number,
            long revision,
            Touch touch,
            @Nullable String wabaId) {}

    /** Remembers the touched numbers. */
    public void touch(SortedMap<String, Touch> touches) {
        if (touches.isEmpty()) {
            return;
        }
        List<Touch> values = List.copyOf(touches.values());
        int ignored = sql.update(
                """
                insert into rating.volume_touched as t
                  (phone_number_id, revision, rate_limited, rate_limited_at, suspicious_code)
                select number, cast(extract(epoch from clock_timestamp()) * 1000000 as bigint), limited, at, nullif(code, 0) from unnest(?, ?, ?, ?) as w (number, limited, at, code)
                on conflict (phone_number_id) do update set
                  revision = t.revision + 1,
                  rate_limited = t.rate_limited + excluded.rate_limited,
                  rate_limited_at = greatest(t.rate_limited_at, excluded.rate_limited_at),
                  suspicious_code = coalesce(excluded.suspicious_code, t.suspicious_code)""",
                touches.keySet().toArray(String[]::new),
                values.stream().mapToInt(Touch::rateLimited).toArray(),
                values.stream().map(Touch::rateLimitedAt).toArray(Instant[]::new),
                values.stream()
                        .map(Touch::suspiciousCode)
                        .mapToInt(code -> code == null ? 0 : code)
                        .toArray());
    }

    /** The numbers to evaluate after this one, in the order of their ids. */
    public List<Row> after(String number, int max) {
        return sql.list(
                row -> new Row(
                        row.columns().getString("phone_number_id"),
                        row.columns().getLong("revision"),
                        new Touch(
                                row.columns().getInt("rate_limited"),
                                row.time("rate_limited_at"),
                                row.columns().getObject("suspicious_code", Integer.class)),
                        row.columns().getString("waba_id")),
                """
                select t.phone_number_id, t.revision, t.rate_limited, t.rate_limited_at, t.suspicious_code, n.waba_id
                from rating.volume_touched t left join rating.phone_number n using (phone_number_id)
                where t.phone_number_id > ? order by t.phone_number_id limit ?""",
                number,
                max);
    }

    /** Forgets a number that was evaluated, unless it was touched meanwhile. */
    public void evaluated(Row row) {
        int ignored = sql.update(
                "delete from rating.volume_touched where phone_number_id = ? and revision = ?",
                row.number(),
                row.revision());
    }
}
