package dev.relevo.rating.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.rating.Raw;
import dev.relevo.rating.ServiceTest;
import dev.relevo.rating.fact.AccountLimit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CapabilitiesTest extends ServiceTest {
    private static final Instant T0 = Instant.parse("2026-11-20T10:00:00Z");

    @Inject
    Capabilities capabilities;

    @Test
    void the_newest_limit_is_kept_in_any_order() {
        registerHereOnly("32001", "42001", "15550032001");

        send(Raw.capability("c-2", "42001", T0.plusSeconds(2), 2_000));
        send(Raw.capability("c-1", "42001", T0.plusSeconds(1), -1));
        send(Raw.capability("c-3", "42001", T0.plusSeconds(3), null));
        send(Raw.capability("c-2", "42001", T0.plusSeconds(2), 2_000));

        eventually(() -> assertThat(capabilities.limit("42001")).contains(new AccountLimit(2_000, T0.plusSeconds(2))));
        assertThat(capabilities.limit("42999")).isEmpty();
    }

    @Test
    void unlimited_is_above_every_figure() {
        AccountLimit unlimited = new AccountLimit(AccountLimit.UNLIMITED, T0);
        AccountLimit some = new AccountLimit(2_000, T0);

        assertThat(some.isBelow(unlimited)).isTrue();
        assertThat(unlimited.isBelow(some)).isFalse();
        assertThat(unlimited.isBelow(unlimited)).isFalse();
        assertThat(some.isBelow(new AccountLimit(2_001, T0))).isTrue();
        assertThat(some.isBelow(some)).isFalse();
    }
}
