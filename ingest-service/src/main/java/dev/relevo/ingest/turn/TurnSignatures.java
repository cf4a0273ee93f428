package dev.relevo.ingest.turn;

import dev.relevo.ingest.SignatureScheme;
import dev.relevo.ingest.WebhookSecrets;
import dev.relevo.ingest.WebhookSignature;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The signature to expect, by number: each number at Turn has secrets of its own. Thread-safe. */
@Singleton
class TurnSignatures {
    private static final int NOBODYS_SECRET_BYTES = 32;

    private final WebhookSecrets secrets;
    private final Map<String, WebhookSignature> ofNumbers = new ConcurrentHashMap<>();
    private final WebhookSignature nobodys;

    TurnSignatures(WebhookSecrets secrets) {
        this.secrets = secrets;
        byte[] secret = new byte[NOBODYS_SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        List<byte[]> keys = List.of(secret);
        this.nobodys = new WebhookSignature(SignatureScheme.TURN, () -> keys);
    }

    /** The number's; for any other number one that nothing fits, so that the answer and its time do not tell which exist. */
    WebhookSignature of(String number) {
        Supplier<List<byte[]>> own = secrets.turn(number);
        return own == null
                ? nobodys
                : ofNumbers.computeIfAbsent(number, id -> new WebhookSignature(SignatureScheme.TURN, own));
    }
}
