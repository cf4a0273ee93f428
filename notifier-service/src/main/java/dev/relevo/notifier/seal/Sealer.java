package dev.relevo.notifier.seal;

import dev.relevo.notifier.NotifierConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets with AES-GCM and signs with HMAC. The first key seals and signs; all keys open and verify, so that a key is rotated by
 * putting a new one in front. Without a key nothing can be sealed. Thread-safe.
 *
 * @see <a href="https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38d.pdf">NIST SP 800-38D</a>
 */
@Singleton
public class Sealer {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int ID_BYTES = 4;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SealKey> keys;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Sealer(NotifierConfig config) {
        this(KeySource.read(config.seal()));
    }

    Sealer(List<SealKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Whether there is a key to seal and sign with. */
    public boolean isReady() {
        return !keys.isEmpty();
    }

    /**
     * Seals a text.
     *
     * @param context where it belongs; it opens only with the same one, so that a row's secret is of no use in another row
     * @throws IllegalStateException when there is no key
     */
    public String seal(String text, String context) {
        SealKey key = first();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, context).doFinal(text.getBytes(StandardCharsets.UTF_8));
            ByteBuffer all = ByteBuffer.allocate(ID_BYTES + NONCE_BYTES + sealed.length)
                    .put(key.id())
                    .put(nonce)
                    .put(sealed);
            return Base64.getEncoder().encodeToString(all.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text; empty when no key opens it, or it was sealed for another context. */
    public Optional<String> open(String sealed, String context) {
        ByteBuffer all;
        try {
            all = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (all.remaining() < ID_BYTES + NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        byte[] id = new byte[ID_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        all.get(id).get(nonce);
        byte[] content = new byte[all.remaining()];
        all.get(content);
        return keys.stream()
                .filter(key -> key.hasId(id))
                .flatMap(key -> open(key, nonce, content, context).stream())
                .findFirst();
    }

    /** The signature of a content by the first key, 32 bytes. */
    public byte[] sign(byte[] content) {
        return first().sign(content);
    }

    /** Whether any of the keys made this signature. */
    public boolean verify(byte[] content, byte[] signature) {
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(key.sign(content), signature));
    }

    private SealKey first() {
        if (keys.isEmpty()) {
            throw new IllegalStateException("notifier.seal.keys is not configured");
        }
        return keys.getFirst();
    }

    private static Optional<String> open(SealKey key, byte[] nonce, byte[] content, String context) {
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, key, nonce, context).doFinal(content);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cipher cipher(int mode, SealKey key, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.sealing(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
