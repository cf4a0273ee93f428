package dev.relevo.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

class WrongKeyRateLimiterTest {
    private static final Instant T0 = Instant.parse("2026-11-28T12:00:00Z");
    private static final int CASES = 200;
    private static final long SEED = 42;

    private Instant now = T0;
    private final WrongKeyRateLimiter limiter = new WrongKeyRateLimiter(7, () -> now);

    @Test
    void the_eleventh_wrong_key_within_a_minute_has_to_wait() {
        for (int i = 0; i < WrongKeyRateLimiter.BURST; i++) {
            assertThat(limiter.take("10.0.0.1")).isEqualTo(Duration.ZERO);
        }

        assertThat(limiter.take("10.0.0.1")).isEqualTo(WrongKeyRateLimiter.INTERVAL);
        assertThat(limiter.take("10.0.0.2")).isEqualTo(Duration.ZERO);
        now = T0.plus(WrongKeyRateLimiter.INTERVAL).minusNanos(1);
        assertThat(limiter.take("10.0.0.1")).isEqualTo(Duration.ofNanos(1));
        now = T0.plus(WrongKeyRateLimiter.INTERVAL);
        assertThat(limiter.take("10.0.0.1")).isEqualTo(Duration.ZERO);
        assertThat(limiter.take("10.0.0.1")).isEqualTo(WrongKeyRateLimiter.INTERVAL);
    }

    @Test
    void hosts_of_one_ipv6_network_share_the_limit() {
        for (int i = 0; i < WrongKeyRateLimiter.BURST; i++) {
            limiter.take("2001:db8:1:2:0:0:0:" + i);
        }

        assertThat(limiter.take("2001:db8:1:2:ffff:0:0:1")).isPositive();
    }

    @Test
    void one_line_a_minute_is_logged_for_an_address() {
        assertThat(limiter.mayLog("10.0.0.1")).isTrue();
        now = T0.plusSeconds(59);
        assertThat(limiter.mayLog("10.0.0.1")).isFalse();
        now = T0.plusSeconds(60);
        assertThat(limiter.mayLog("10.0.0.1")).isTrue();
    }

    /** Each label is one slot, and a slot is all that is kept of an address. */
    @Test
    void a_million_addresses_take_no_more_slots_than_there_are_and_free_no_limited_address() {
        for (int i = 0; i <= WrongKeyRateLimiter.BURST; i++) {
            limiter.take("10.0.0.1");
        }
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < 1_000_000; i++) {
            String address = "2001:db8:" + Integer.toHexString(i >> 16) + ":" + Integer.toHexString(i & 0xffff) + "::1";
            limiter.take(address);
            labels.add(limiter.label(address));
        }

        assertThat(labels).hasSizeLessThanOrEqualTo(WrongKeyRateLimiter.SLOTS);
        assertThat(limiter.take("10.0.0.1")).isPositive();
    }

    /** The limit of a token bucket, checked over every window that begins and ends with an allowed key. */
    @Test
    void no_window_has_more_wrong_keys_than_the_limit() {
        var pauses =
                Arbitraries.integers().between(0, 7_000).list().ofMinSize(1).ofMaxSize(200);
        var random = new Random(SEED);

        JqwikSession.run(() -> {
            for (int i = 0; i < CASES; i++) {
                checkWindows("10.0.1." + i, pauses.generator(CASES).next(random).value());
            }
        });
    }

    private void checkWindows(String address, List<Integer> pausesMillis) {
        List<Instant> allowed = new ArrayList<>();
        for (int pause : pausesMillis) {
            now = now.plusMillis(pause);
            if (limiter.take(address).isZero()) {
                allowed.add(now);
            }
        }
        for (int from = 0; from < allowed.size(); from++) {
            for (int to = from; to < allowed.size(); to++) {
                Duration window = Duration.between(allowed.get(from), allowed.get(to));
                long max = WrongKeyRateLimiter.BURST + window.dividedBy(WrongKeyRateLimiter.INTERVAL);
                assertThat(to - from + 1L).as("pauses %s", pausesMillis).isLessThanOrEqualTo(max);
            }
        }
    }
}
