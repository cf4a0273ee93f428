package dev.relevo.ingest.signature;

import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The header format in which a provider sends the HMAC-SHA256 of a webhook. */
public enum SignatureScheme {
    /**
     * {@code X-Hub-Signature-256: sha256=<64 hexadecimal digits>}.
     *
     * @see <a href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads">validate
     *     payloads</a>
     */
    META("X-Hub-Signature-256") {
        @Override
        byte @Nullable [] decoded(String value) {
            if (value.length() != META_LENGTH || !value.startsWith(META_PREFIX)) {
                return null;
            }
            try {
                return HexFormat.of().parseHex(value, META_PREFIX.length(), META_LENGTH);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    },

    /**
     * {@code X-Turn-Hook-Signature: <base64>}.
     *
     * @see <a href="https://whatsapp.turn.io/docs/api/webhooks">Turn's webhooks</a>
     */
    TURN("X-Turn-Hook-Signature") {
        @Override
        byte @Nullable [] decoded(String value) {
            if (value.length() != TURN_LENGTH) {
                return null;
            }
            try {
                return Base64.getDecoder().decode(value);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    };

    private static final String META_PREFIX = "sha256=";
    private static final int META_LENGTH = META_PREFIX.length() + 64;
    private static final int TURN_LENGTH = 44;

    private final String header;

    SignatureScheme(String header) {
        this.header = header;
    }

    /** The name of the header. */
    public String header() {
        return header;
    }

    /** The 32 bytes of the signature; null when the value does not have this format. */
    abstract byte @Nullable [] decoded(String value);
}
