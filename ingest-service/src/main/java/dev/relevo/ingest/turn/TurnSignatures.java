package dev.relevo.ingest.turn;

import dev.relevo.ingest.signature.SignatureScheme;
import dev.relevo.ingest.signature.WebhookSecrets;
import dev.relevo.ingest.signature.WebhookSignature;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The signature verifiers by business number: each number at Turn has its own secrets. Thread-safe. */
@Singleton
class TurnSignatures {
    private static final int RANDOM_SECRET_BYTES = 32;

    private final WebhookSecrets secrets;
    private final Map<String, WebhookSignature> byNumber = new ConcurrentHashMap<>();
    private final WebhookSignature unmatchable;

    TurnSignatures(WebhookSecrets secrets) {
        this.secrets = secrets;
        byte[] secret = new byte[RANDOM_SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        List<byte[]> keys = List.of(secret);
        this.unmatchable = new WebhookSignature(SignatureScheme.TURN, () -> keys);
    }

    /**
     * The verifier of a number. An unknown number gets one that no signature matches, so that neither the answer nor its duration
     * reveals which numbers exist.
     */
    WebhookSignature of(String number) {
        Supplier<List<byte[]>> own = secrets.turn(number);
        return own == null
                ? unmatchable
                : byNumber.computeIfAbsent(number, id -> new WebhookSignature(SignatureScheme.TURN, own));
    }
}
