package dev.relevo.notifier.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private static final AddressGuard STRICT = new AddressGuard(false);
    private static final AddressGuard PRIVATE = new AddressGuard(true);

    /** The ends of each range that is private, and their neighbours outside. */
    @ParameterizedTest
    @CsvSource({
        "9.255.255.255, 10.0.0.0, 10.255.255.255, 11.0.0.0",
        "100.63.255.255, 100.64.0.0, 100.127.255.255, 100.128.0.0",
        "126.255.255.255, 127.0.0.0, 127.255.255.255, 128.0.0.0",
        "172.15.255.255, 172.16.0.0, 172.31.255.255, 172.32.0.0",
        "192.167.255.255, 192.168.0.0, 192.168.255.255, 192.169.0.0",
        "198.17.255.255, 198.18.0.0, 198.19.255.255, 198.20.0.0"
    })
    void private_ranges_are_allowed_only_with_the_setting(String before, String first, String last, String after) {
        assertThat(List.of(before, after)).allMatch(address -> STRICT.allows(bytes(address)));
        assertThat(List.of(first, last))
                .noneMatch(address -> STRICT.allows(bytes(address)))
                .allMatch(address -> PRIVATE.allows(bytes(address)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.255.255.255, 1.0.0.0",
        "169.254.0.0, 169.254.255.255, 169.255.0.0",
        "192.0.0.0, 192.0.0.255, 192.0.1.0",
        "192.0.2.0, 192.0.2.255, 192.0.3.0",
        "192.88.99.0, 192.88.99.255, 192.88.100.0",
        "198.51.100.0, 198.51.100.255, 198.51.101.0",
        "203.0.113.0, 203.0.113.255, 203.0.114.0",
        "168.63.129.16, 168.63.129.16, 168.63.129.17",
        "2001::, 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, 2001:200::",
        "2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db9::",
        "2002::, 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2003::",
        "3fff::, 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff:1000::"
    })
    void other_ranges_are_never_allowed(String first, String last, String after) {
        assertThat(List.of(first, last))
                .noneMatch(address -> STRICT.allows(bytes(address)))
                .noneMatch(address -> PRIVATE.allows(bytes(address)));
        assertThat(STRICT.allows(bytes(after))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "100.100.100.200",
                "168.63.129.16",
                "fd00:ec2::254",
                "fe80::a9fe:a9fe",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "ff0e::1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "5f00::1",
                "4000::1",
                "::a00:1",
                "::7f00:1",
                "0:0:0:0:ffff:0:7f00:1",
                "1fff:ffff::1"
            })
    void these_are_not_allowed_even_in_private_networks(String address) {
        assertThat(PRIVATE.allows(bytes(address))).isFalse();
    }

    /** As 16 bytes: the JDK makes an IPv4 address of the text. */
    @Test
    void ipv4_in_ipv6_is_not_allowed_even_when_it_is_public() {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        System.arraycopy(bytes("8.8.8.8"), 0, mapped, 12, 4);

        assertThat(PRIVATE.allows(mapped)).isFalse();
        assertThat(STRICT.allows(InetAddress.ofLiteral("::ffff:10.0.0.1"))).isFalse();
        assertThat(STRICT.allows(InetAddress.ofLiteral("::ffff:8.8.8.8"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "fc00::", "fc00::1", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"})
    void loopback_and_unique_local_ipv6_are_private(String address) {
        assertThat(STRICT.allows(bytes(address))).isFalse();
        assertThat(PRIVATE.allows(bytes(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "1.1.1.1", "223.255.255.255", "2000::", "2606:4700::1111", "2a00:1450::1"})
    void public_addresses_are_allowed(String address) {
        assertThat(STRICT.allows(bytes(address))).isTrue();
    }

    /** Every network of 256 addresses: no range is wider or narrower than the registry says. */
    @Test
    void as_many_ipv4_networks_are_refused_as_the_registry_lists() {
        int refused = 0;
        for (int network = 0; network < 1 << 24; network++) {
            byte[] address = {(byte) (network >> 16), (byte) (network >> 8), (byte) network, 1};
            refused += STRICT.allows(address) ? 0 : 1;
        }

        int[] bits = {8, 8, 8, 10, 12, 16, 15, 16, 4, 4, 24, 24, 24, 24, 24};
        assertThat(refused)
                .isEqualTo(java.util.Arrays.stream(bits).map(n -> 1 << (24 - n)).sum());
    }

    /** Every /16 of IPv6 whose second group is zero. */
    @Test
    void ipv6_is_allowed_only_in_the_global_range() {
        for (int group = 0; group < 1 << 16; group++) {
            byte[] address = new byte[16];
            address[0] = (byte) (group >> 8);
            address[1] = (byte) group;
            address[3] = 1;
            address[2] = 4;
            boolean isGlobal = group >= 0x2000 && group <= 0x3fff && group != 0x2002 && group != 0x3fff;
            assertThat(STRICT.allows(address))
                    .as(new BigInteger(1, address).toString(16))
                    .isEqualTo(isGlobal);
        }
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
