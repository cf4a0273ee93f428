package dev.relevo.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressLimitsTest {
    @Test
    void an_address_over_its_limit_is_rejected_and_other_addresses_are_not() {
        AddressLimits addresses = new AddressLimits(true, 2);

        assertThat(addresses.acquire("192.0.2.1")).isTrue();
        assertThat(addresses.acquire("192.0.2.1")).isTrue();
        assertThat(addresses.acquire("192.0.2.1")).isFalse();
        assertThat(addresses.acquire("192.0.2.2")).isTrue();
        addresses.release("192.0.2.1");
        assertThat(addresses.acquire("192.0.2.1")).isTrue();
    }

    @Test
    void without_a_trusted_proxy_there_is_no_limit() {
        AddressLimits addresses = new AddressLimits(false, 1);

        assertThat(addresses.acquire("192.0.2.1")).isTrue();
        assertThat(addresses.acquire("192.0.2.1")).isTrue();
    }
}
