package dev.relevo.notifier.channel.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a URL that messages may be sent to, before its host is resolved. One notation of a host is accepted: a name, or an
 * IPv4 address of four decimal numbers. Everything else that some library would take for an address is refused.
 *
 * @param isTls whether the scheme is https
 * @param host in lower case
 * @param path with the query; begins with a slash
 */
record Target(boolean isTls, String host, int port, String path) {
    private static final int MAX_LENGTH = 2_048;
    private static final int MAX_HOST_LENGTH = 253;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern IPV4 =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");

    /** A last label like this makes the host a number: {@code 127.1}, {@code 2130706433}, {@code 0x7f.1}. */
    private static final Pattern NUMERIC = Pattern.compile("\\d+|0x[0-9a-f]*");

    /** Names that end so are those of one network, and a metadata service has one of them. */
    private static final Pattern INTERNAL_NAME =
            Pattern.compile("[^.]*|.*\\.(localhost|local|internal|home\\.arpa|lan|localdomain)");

    /** The target of a URL; empty when messages may not be sent to it. */
    static Optional<Target> of(String url, HttpRules rules) {
        URI uri = uri(url);
        if (uri == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null || uri.getHost() == null) {
            return Optional.empty();
        }
        boolean isTls = "https".equalsIgnoreCase(uri.getScheme());
        boolean isPlain = "http".equalsIgnoreCase(uri.getScheme());
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : isTls ? 443 : 80;
        if (!(isTls || isPlain && rules.allowPlain()) || !isHost(host, rules.allowPrivate()) || !isPort(port)) {
            return Optional.empty();
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return Optional.of(
                new Target(isTls, host, port, uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery()));
    }

    private static @Nullable URI uri(String url) {
        // A URI may contain other letters than ASCII, and then it has several readings.
        if (url.length() > MAX_LENGTH || !url.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return null;
        }
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isHost(String host, boolean allowPrivate) {
        if (host.length() > MAX_HOST_LENGTH) {
            return false;
        }
        String[] labels = host.split("\\.", -1);
        if (NUMERIC.matcher(labels[labels.length - 1]).matches()) {
            return IPV4.matcher(host).matches();
        }
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return allowPrivate || !INTERNAL_NAME.matcher(host).matches();
    }

    /** Below 1024 are other services, such as SSH and SMTP, which must not be sent our bytes. */
    private static boolean isPort(int port) {
        return port == 80 || port == 443 || port >= 1_024 && port <= 65_535;
    }

    /** Leaves out the path: it may be a secret. */
    @Override
    public String toString() {
        return "Target[host=" + host + ", port=" + port + "]";
    }
}
