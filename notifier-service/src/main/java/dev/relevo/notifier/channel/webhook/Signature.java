package dev.relevo.notifier.channel.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The signature of a webhook, with each of a receiver's secrets, so that the server can change its secret without a gap.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a>
 */
final class Signature {
    private static final String PREFIX = "whsec_";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;

    private Signature() {}

    /** Whether it is a secret as the specification writes it: {@code whsec_} and the Base64 of 24 to 64 bytes. */
    static boolean isSecret(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return false;
        }
        try {
            int bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length())).length;
            return bytes >= MIN_BYTES && bytes <= MAX_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The value of {@code webhook-signature}. @param secrets at least one */
    static String of(List<String> secrets, String id, long seconds, String body) {
        return secrets.stream().map(secret -> of(secret, id, seconds, body)).collect(Collectors.joining(" "));
    }

    private static String of(String secret, String id, long seconds, String body) {
        try {
            return new Webhook(secret).sign(id, seconds, body);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException("a webhook cannot be signed", e);
        }
    }
}
