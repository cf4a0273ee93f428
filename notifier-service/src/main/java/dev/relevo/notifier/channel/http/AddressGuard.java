package dev.relevo.notifier.channel.http;

import java.net.InetAddress;
import java.util.List;

/**
 * Decides which IP addresses a message may be sent to: public ones, and those of private networks when an operator allows them.
 * Addresses of a machine's metadata service, multicast, and forms that contain another address are never allowed. Pure.
 *
 * @param allowPrivate whether loopback, private, shared and unique-local addresses are allowed
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA, special-purpose IPv4 addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA, special-purpose IPv6 addresses</a>
 */
record AddressGuard(boolean allowPrivate) {
    private static final List<Range> PRIVATE = ranges(
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "::1/128",
            "fc00::/7");

    private static final List<Range> NEVER = ranges(
            "0.0.0.0/8",
            // A metadata service of a cloud provider, in the shared range.
            "100.100.100.200/32",
            // A host service of a cloud provider, in a public range.
            "168.63.129.16/32",
            "169.254.0.0/16",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // 2001::/23 contains Teredo, which embeds an IPv4 address, as 2002::/16 (6to4) does.
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
            // A metadata service of a cloud provider, in the unique-local range.
            "fd00:ec2::/32");

    /** All other IPv6 addresses are not global: mapped and compatible IPv4, NAT64, link-local, multicast. */
    private static final Range GLOBAL_IPV6 = Range.of("2000::/3");

    /** Whether a connection to this address is allowed. */
    boolean allows(InetAddress address) {
        return allows(address.getAddress());
    }

    /** @param address 4 or 16 bytes */
    boolean allows(byte[] address) {
        if (NEVER.stream().anyMatch(range -> range.contains(address))) {
            return false;
        }
        if (PRIVATE.stream().anyMatch(range -> range.contains(address))) {
            return allowPrivate;
        }
        return address.length == 4 || GLOBAL_IPV6.contains(address);
    }

    private static List<Range> ranges(String... ranges) {
        return List.of(ranges).stream().map(Range::of).toList();
    }

    private record Range(byte[] first, int bits) {
        static Range of(String range) {
            int slash = range.indexOf('/');
            return new Range(
                    InetAddress.ofLiteral(range.substring(0, slash)).getAddress(),
                    Integer.parseInt(range.substring(slash + 1)));
        }

        boolean contains(byte[] address) {
            if (address.length != first.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)) & 0xff;
                if (((address[bit / 8] ^ first[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
