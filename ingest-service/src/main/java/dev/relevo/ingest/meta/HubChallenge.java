package dev.relevo.ingest.meta;

import dev.relevo.kit.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verification request that Meta sends when the callback URL is configured.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests">verification
 *     requests</a>
 */
final class HubChallenge {
    /** Meta sends ten digits. */
    static final int MAX_LENGTH = 128;

    private final byte[] verifyToken;

    HubChallenge(Secret verifyToken) {
        this.verifyToken = verifyToken.bytes();
    }

    /** The answer to a verification request. */
    sealed interface Answer {
        /** The challenge is returned. */
        record Echo(String challenge) implements Answer {}

        /** The verify token is not the configured one. */
        record WrongToken() implements Answer {}

        /**
         * Not a verification request.
         *
         * @param field the invalid parameter
         * @param expected the expected value
         */
        record Malformed(String field, String expected) implements Answer {}
    }

    /** Decides on the values of {@code hub.mode}, {@code hub.challenge} and {@code hub.verify_token}. */
    Answer answer(@Nullable List<String> mode, @Nullable List<String> challenge, @Nullable List<String> token) {
        if (mode == null || !mode.equals(List.of("subscribe"))) {
            return new Answer.Malformed("hub.mode", "subscribe, once");
        }
        if (challenge == null || challenge.size() != 1 || !isHarmless(challenge.getFirst())) {
            return new Answer.Malformed("hub.challenge", "1 to 128 letters, digits, - and _, once");
        }
        if (token == null || token.size() != 1) {
            return new Answer.Malformed("hub.verify_token", "the verify token, once");
        }
        byte[] presented = token.getFirst().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(verifyToken, presented)
                ? new Answer.Echo(challenge.getFirst())
                : new Answer.WrongToken();
    }

    /** The caller chooses the text, so it must not be able to contain HTML. */
    private static boolean isHarmless(String challenge) {
        return !challenge.isEmpty()
                && challenge.length() <= MAX_LENGTH
                && challenge.chars().allMatch(HubChallenge::isHarmless);
    }

    private static boolean isHarmless(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
