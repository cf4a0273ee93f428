package dev.relevo.ingest;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether a provider signed a webhook: the HMAC-SHA256 of the bytes on the wire under one of the secrets. Parsing and writing the
 * JSON again would change those bytes. Thread-safe.
 */
public final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private final SignatureScheme scheme;
    private final Supplier<List<byte[]>> secrets;

    /** Setting a key costs more than signing a short webhook, so each thread keeps its own, keyed. */
    private final ThreadLocal<@Nullable Keyed> keyed = new ThreadLocal<>();

    /**
     * @param secrets those that are good now, two while one is rotated; another list, once there is one, takes effect at once
     */
    public WebhookSignature(SignatureScheme scheme, Supplier<List<byte[]>> secrets) {
        this.scheme = scheme;
        this.secrets = secrets;
    }

    /**
     * The keyed state of one thread.
     *
     * @param secrets the very list it was made of
     */
    private record Keyed(List<byte[]> secrets, List<Mac> macs) {}

    SignatureScheme scheme() {
        return scheme;
    }

    /** Whether one of the secrets made this signature of this body. */
    boolean fits(byte[] body, String header) {
        byte[] presented = scheme.decoded(header);
        if (presented == null) {
            return false;
        }
        boolean fits = false;
        for (Mac mac : macs()) {
            // Every secret is tried, and each in constant time: the duration tells nothing.
            fits |= MessageDigest.isEqual(mac.doFinal(body), presented);
        }
        return fits;
    }

    @SuppressWarnings("ReferenceEquality") // the supplier hands out the same list until the secrets change
    private List<Mac> macs() {
        List<byte[]> current = secrets.get();
        Keyed mine = keyed.get();
        if (mine == null || mine.secrets() != current) {
            mine = new Keyed(
                    current, current.stream().map(WebhookSignature::keyed).toList());
            keyed.set(mine);
        }
        return mine.macs();
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
