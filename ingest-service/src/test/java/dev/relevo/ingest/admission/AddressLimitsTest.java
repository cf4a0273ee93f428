package dev.relevo.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressLimitsTest {
    @Test
    void one_address_has_so_many_bodies_on_their_way_and_no_other_suffers() {
        AddressLimits addresses = new AddressLimits(true, 2);

        assertThat(addresses.acquire("192.0.2.1")).isTrue();
        assertThat(addresses.acquire("192.0.2.1")).isTrue();
        assertThat(addresses.acquire("192.0.2.1")).isFalse();
        assertThat(addresses.acquire("192.0.2.2")).isTrue();
        addresses.release("192.0.2.1");
        assertThat(addresses.acquire("192.0.2.1")).isTrue();
    }

    @Test
    void without_a_trusted_proxy_nobody_is_counted() {
        AddressLimits addresses = new AddressLimits(false, 1);

        assertThat(addresses.acquire("192.0.2.1")).isTrue();
        assertThat(addresses.acquire("192.0.2.1")).isTrue();
    }
}
