package dev.relevo.ingest.turn;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.ingest.IngestConfig;
import dev.relevo.ingest.SignatureScheme;
import dev.relevo.ingest.WebhookSignature;
import dev.relevo.kit.Secret;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The signature to expect, by number: each number at Turn has secrets of its own. Thread-safe. */
@Singleton
class TurnSignatures {
    private static final int NOBODYS_SECRET_BYTES = 32;

    private final Map<String, WebhookSignature> ofNumbers = new HashMap<>();
    private final WebhookSignature nobodys;

    TurnSignatures(IngestConfig config) {
        config.turn().secrets().forEach((number, secrets) -> {
            List<byte[]> keys = secrets.stream().map(Secret::bytes).toList();
            ofNumbers.put(new PhoneNumberId(number).value(), new WebhookSignature(SignatureScheme.TURN, () -> keys));
        });
        byte[] secret = new byte[NOBODYS_SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        List<byte[]> keys = List.of(secret);
        this.nobodys = new WebhookSignature(SignatureScheme.TURN, () -> keys);
    }

    /** The number's; for any other number one that nothing fits, so that the answer and its time do not tell which exist. */
    WebhookSignature of(String number) {
        return ofNumbers.getOrDefault(number, nobodys);
    }
}
