package dev.relevo.notifier.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.notifier.channel.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/** Each step reads the states that the one before stored, as instances and a restarted service do. */
class RateBucketsTest {
    private static final Instant T0 = Instant.parse("2026-11-22T14:00:00Z");
    private static final Rate NUMBER = new Rate(Rate.Unit.CONCURRENCY_KEY, 80, Duration.ofNanos(12_500_000));
    private static final Rate PAIR = new Rate(Rate.Unit.ORDERING_KEY, 45, Duration.ofSeconds(6));
    private static final int CASES = 300;
    private static final long SEED = 42;

    private final Map<String, byte[]> stored = new HashMap<>();
    private Instant now = T0;

    @Test
    void a_number_sends_at_most_eighty_at_once_and_one_more_every_12_5_ms() {
        assertThat(sent("1001", NUMBER, 100)).isEqualTo(80);
        now = T0.plusNanos(12_499_999);
        assertThat(sent("1001", NUMBER, 1)).isZero();
        now = T0.plusNanos(12_500_000);
        assertThat(sent("1001", NUMBER, 2)).isOne();
    }

    @Test
    void a_person_gets_at_most_45_messages_at_once_and_one_more_every_6_s() {
        assertThat(sent("maria", PAIR, 50)).isEqualTo(45);
        now = T0.plusSeconds(6).minusNanos(1);
        assertThat(sent("maria", PAIR, 1)).isZero();
        now = T0.plusSeconds(6);
        assertThat(sent("maria", PAIR, 2)).isOne();
    }

    @Test
    void an_hour_without_sends_saves_no_more_than_the_burst() {
        assertThat(sent("1001", NUMBER, 100)).isEqualTo(80);

        now = T0.plusSeconds(3600);

        assertThat(sent("1001", NUMBER, 100)).isEqualTo(80);
    }

    @Test
    void numbers_do_not_slow_each_other_down() {
        assertThat(sent("1001", NUMBER, 100)).isEqualTo(80);

        assertThat(sent("1002", NUMBER, 1)).isOne();
    }

    @Test
    void a_clock_that_is_set_back_neither_fails_nor_adds_sends() {
        assertThat(sent("1001", NUMBER, 100)).isEqualTo(80);

        now = T0.minusSeconds(60);

        assertThat(sent("1001", NUMBER, 1)).isZero();
    }

    @Test
    void a_held_bucket_allows_the_next_send_when_the_time_has_passed_and_then_at_its_rate() {
        change(buckets -> buckets.hold("1001", NUMBER, Duration.ofSeconds(3)));

        now = T0.plusSeconds(3).minusNanos(1);
        assertThat(sent("1001", NUMBER, 1)).isZero();
        now = T0.plusSeconds(3);
        assertThat(sent("1001", NUMBER, 80)).isOne();
    }

    /** 24 sends in progress get the same error. */
    @Test
    void holds_do_not_add_up() {
        for (int i = 0; i < 24; i++) {
            change(buckets -> buckets.hold("1001", NUMBER, Duration.ofSeconds(3)));
        }
        change(buckets -> buckets.hold("1001", NUMBER, Duration.ofSeconds(1)));

        now = T0.plusSeconds(3);
        assertThat(sent("1001", NUMBER, 1)).isOne();
    }

    @Test
    void a_bucket_is_kept_until_it_is_full() {
        var buckets = new RateBuckets(stored, () -> now);
        for (int i = 0; i < 3; i++) {
            buckets.count("maria", PAIR);
        }

        assertThat(buckets.changed().get("maria"))
                .extracting(RateBuckets.Changed::fullAt)
                .isEqualTo(T0.plusSeconds(18));
    }

    /** A send is refused exactly when it would be one too many in a window that ends with it. */
    @Test
    void no_window_exceeds_the_limit_and_no_send_within_it_is_refused() {
        Arbitrary<List<Long>> pauses = Arbitraries.longs()
                .between(0, NUMBER.interval().toNanos() * 3)
                .edgeCases(edges -> edges.add(0L, 12_499_999L, 12_500_000L))
                .list()
                .ofMaxSize(150);
        Arbitrary<Rate> rates = Arbitraries.integers()
                .between(1, 90)
                .map(burst -> new Rate(Rate.Unit.CONCURRENCY_KEY, burst, NUMBER.interval()));
        var random = new Random(SEED);

        JqwikSession.run(() -> {
            for (int i = 0; i < CASES; i++) {
                Rate rate = rates.generator(CASES).next(random).value();
                check("number-" + i, rate, pauses.generator(CASES).next(random).value());
            }
        });
    }

    private void check(String id, Rate rate, List<Long> pausesNanos) {
        List<Instant> allowed = new ArrayList<>();
        for (long pause : pausesNanos) {
            now = now.plusNanos(pause);
            boolean isWithinLimit = true;
            for (int i = 0; i < allowed.size(); i++) {
                long max = rate.burst() + Duration.between(allowed.get(i), now).dividedBy(rate.interval());
                isWithinLimit &= allowed.size() - i + 1L <= max;
            }
            boolean isSent = sent(id, rate, 1) == 1;
            assertThat(isSent).as("%s after %s", rate, pausesNanos).isEqualTo(isWithinLimit);
            if (isSent) {
                allowed.add(now);
            }
        }
    }

    private int sent(String id, Rate rate, int wanted) {
        int sent = 0;
        for (int i = 0; i < wanted; i++) {
            var buckets = new RateBuckets(stored, () -> now);
            if (buckets.untilAllowed(id, rate).isZero()) {
                buckets.count(id, rate);
                sent++;
            }
            store(buckets);
        }
        return sent;
    }

    private void change(Consumer<RateBuckets> change) {
        var buckets = new RateBuckets(stored, () -> now);
        change.accept(buckets);
        store(buckets);
    }

    private void store(RateBuckets buckets) {
        buckets.changed().forEach((id, changed) -> stored.put(id, changed.state()));
    }
}
