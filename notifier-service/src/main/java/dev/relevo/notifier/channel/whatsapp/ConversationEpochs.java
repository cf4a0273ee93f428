package dev.relevo.notifier.channel.whatsapp;

import dev.relevo.event.ConversationId;
import dev.relevo.event.Ids;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** The newest ownership epoch of each conversation. */
@Singleton
public class ConversationEpochs {
    private final EntityManager database;

    ConversationEpochs(EntityManager database) {
        this.database = database;
    }

    /** Records an epoch; an older one than the recorded epoch changes nothing. */
    @Transactional
    public void record(ConversationId conversation, long epoch, Instant now) {
        database.createNativeQuery("""
                        INSERT INTO conversation_epoch (conversation, epoch, seen_at) VALUES (:conversation, :epoch, :now)
                        ON CONFLICT (conversation) DO UPDATE
                        SET epoch = greatest(conversation_epoch.epoch, excluded.epoch), seen_at = excluded.seen_at""")
                .setParameter("conversation", key(conversation))
                .setParameter("epoch", epoch)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Whether a newer epoch of the conversation is recorded. False when no epoch is. */
    @Transactional
    boolean isSuperseded(ConversationId conversation, long epoch) {
        return !database.createNativeQuery(
                        "SELECT epoch FROM conversation_epoch WHERE conversation = :conversation AND epoch > :epoch")
                .setParameter("conversation", key(conversation))
                .setParameter("epoch", epoch)
                .getResultList()
                .isEmpty();
    }

    /** Deletes the epochs of conversations whose last owner record was read before this time. */
    @Transactional
    public int deleteBefore(Instant limit) {
        return database.createNativeQuery("DELETE FROM conversation_epoch WHERE seen_at < :limit")
                .setParameter("limit", limit)
                .executeUpdate();
    }

    /** The full derived id: {@link ConversationId#hash} is short enough to collide among millions. */
    private static String key(ConversationId conversation) {
        return Ids.derived("conversation", conversation.value());
    }
}
