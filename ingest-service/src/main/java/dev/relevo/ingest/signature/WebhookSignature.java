package dev.relevo.ingest.signature;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A verifier of webhook signatures: the HMAC-SHA256 of the raw body under one of the secrets. The raw bytes are verified, because
 * parsing and writing the JSON again would change them. Thread-safe.
 */
public final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private final SignatureScheme scheme;
    private final Supplier<List<byte[]>> secrets;

    /** Setting a key costs more than signing a short webhook, so each thread keeps keyed Macs. */
    private final ThreadLocal<@Nullable Keyed> keyed = new ThreadLocal<>();

    /**
     * @param secrets the secrets valid now, two while one is rotated; a new list takes effect at once
     */
    public WebhookSignature(SignatureScheme scheme, Supplier<List<byte[]>> secrets) {
        this.scheme = scheme;
        this.secrets = secrets;
    }

    /**
     * The keyed state of one thread.
     *
     * @param secrets the list it was made from, compared by identity
     */
    private record Keyed(List<byte[]> secrets, List<Mac> macs) {}

    SignatureScheme scheme() {
        return scheme;
    }

    /** Whether one of the secrets made this signature of this body. */
    public boolean fits(byte[] body, String header) {
        byte[] presented = scheme.decoded(header);
        if (presented == null) {
            return false;
        }
        boolean fits = false;
        for (Mac mac : macs()) {
            // Every secret is tried in constant time, so that the duration reveals nothing.
            fits |= MessageDigest.isEqual(mac.doFinal(body), presented);
        }
        return fits;
    }

    @SuppressWarnings("ReferenceEquality") // the supplier returns the same list until the secrets change
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
