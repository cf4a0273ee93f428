package dev.relevo.notifier.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key that seals and signs. Each use has a key of its own, derived from this one. */
final class SealKey {
    static final int BYTES = 32;

    private static final String HMAC = "HmacSHA256";

    private final SecretKey sealing;
    private final byte[] signing;
    private final byte[] id;

    private SealKey(byte[] bytes) {
        byte[] root = bytes.clone();
        sealing = new SecretKeySpec(hmac(root, "seal"), "AES");
        signing = hmac(root, "sign");
        id = Arrays.copyOf(hmac(root, "id"), 4);
    }

    /** From the Base64 of 32 bytes, as {@code openssl rand -base64 32} prints it. */
    static SealKey of(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            // Not its cause, which quotes the key.
            throw new IllegalArgumentException("notifier.seal.keys: expected Base64 of 32 bytes, got other characters");
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "notifier.seal.keys: expected Base64 of 32 bytes, got " + bytes.length + " bytes");
        }
        return new SealKey(bytes);
    }

    SecretKey sealing() {
        return sealing;
    }

    /** Four bytes that tell which key sealed, so that a wrong one is not tried. */
    byte[] id() {
        return id.clone();
    }

    boolean hasId(byte[] other) {
        return MessageDigest.isEqual(id, other);
    }

    byte[] sign(byte[] content) {
        return hmac(signing, content);
    }

    private static byte[] hmac(byte[] key, String purpose) {
        return hmac(key, ("relevo " + purpose).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
