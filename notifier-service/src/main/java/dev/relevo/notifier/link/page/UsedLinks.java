package dev.relevo.notifier.link.page;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** The table of links that were used. It has their hashes only, which open nothing. */
@Singleton
class UsedLinks {
    private final EntityManager database;

    UsedLinks(EntityManager database) {
        this.database = database;
    }

    /** Records the use of a link; false when it was used before. A second use at the same time waits here for the first. */
    boolean use(String token, Instant expiresAt, Instant now) {
        database.createNativeQuery("DELETE FROM used_link WHERE expires_at < :now")
                .setParameter("now", now)
                .executeUpdate();
        return database.createNativeQuery(
                                "INSERT INTO used_link (hash, expires_at) VALUES (:hash, :expiresAt) ON CONFLICT DO NOTHING")
                        .setParameter("hash", hash(token))
                        .setParameter("expiresAt", expiresAt)
                        .executeUpdate()
                == 1;
    }

    boolean isUsed(String token) {
        return !database.createNativeQuery("SELECT 1 FROM used_link WHERE hash = :hash")
                .setParameter("hash", hash(token))
                .getResultList()
                .isEmpty();
    }

    private static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
