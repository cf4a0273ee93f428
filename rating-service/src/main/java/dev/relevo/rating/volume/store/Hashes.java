package dev.relevo.rating.volume.store;

import dev.relevo.event.Person;
import dev.relevo.kit.sql.Sql;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Salted hashes of people, messages and handoffs. WhatsApp's message ids contain the person's number, and without a salt a hash of
 * a phone number is found by trying all of them. The salt is random, made with the tables.
 */
@Singleton
public class Hashes {
    private final Sql sql;
    private volatile @Nullable String salt;

    Hashes(Sql sql) {
        this.sql = sql;
    }

    /** The hash of a message of a number. */
    public UUID message(String number, String messageId) {
        return hash("message", number, messageId);
    }

    /** The hash of a handoff. */
    public UUID handoff(String handoffId) {
        return hash("handoff", "", handoffId);
    }

    /** The hash by which a person is counted: of the phone number when it is known, because every portfolio shares it. */
    public UUID person(Person person) {
        return person(person.waId() == null ? person.id() : person.waId());
    }

    /** The hash of a person's id. */
    public UUID person(String id) {
        return hash("person", "", id);
    }

    /** The hashes of all ids of a person: a status may name them by another id than their message did. */
    public List<UUID> ids(Person person) {
        return Stream.of(person.id(), person.waId(), person.userId())
                .flatMap(Stream::ofNullable)
                .distinct()
                .map(this::person)
                .toList();
    }

    private UUID hash(String kind, String scope, String id) {
        MessageDigest digest = sha256();
        digest.update((salt() + '\n' + kind + '\n' + scope + '\n').getBytes(StandardCharsets.UTF_8));
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
        return new UUID(hash.getLong(), hash.getLong());
    }

    private String salt() {
        String known = salt;
        if (known == null) {
            known = sql.list(row -> row.columns().getString("salt"), "select salt from rating.volume_salt")
                    .getFirst();
            salt = known;
        }
        return known;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
