package dev.relevo.ingest.meta;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Meta's signature: {@code X-Hub-Signature-256: sha256=<64 hexadecimal digits>}, the HMAC-SHA256 of the bytes on the wire under the
 * app secret. Parsing and writing the JSON again would change those bytes. Thread-safe.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads">validate payloads</a>
 */
final class WebhookSignature {
    static final String HEADER = "X-Hub-Signature-256";

    private static final String PREFIX = "sha256=";
    private static final int HEADER_LENGTH = PREFIX.length() + 64;
    private static final String ALGORITHM = "HmacSHA256";

    /** Setting a key costs more than signing a short webhook, so each thread keeps its own, keyed. */
    private final ThreadLocal<List<Mac>> macs;

    /**
     * @param secrets one per app, two while one is rotated
     */
    WebhookSignature(List<byte[]> secrets) {
        List<byte[]> keys = List.copyOf(secrets);
        this.macs = ThreadLocal.withInitial(
                () -> keys.stream().map(WebhookSignature::keyed).toList());
    }

    /** Whether one of the secrets made this signature of this body. Upper-case hexadecimal is accepted too. */
    boolean fits(byte[] body, String header) {
        byte[] presented = decoded(header);
        if (presented == null) {
            return false;
        }
        boolean fits = false;
        for (Mac mac : macs.get()) {
            // Every secret is tried, and each in constant time: the duration tells nothing.
            fits |= MessageDigest.isEqual(mac.doFinal(body), presented);
        }
        return fits;
    }

    private static byte @Nullable [] decoded(String header) {
        if (header.length() != HEADER_LENGTH || !header.startsWith(PREFIX)) {
            return null;
        }
        try {
            return HexFormat.of().parseHex(header, PREFIX.length(), HEADER_LENGTH);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Mac keyed(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
