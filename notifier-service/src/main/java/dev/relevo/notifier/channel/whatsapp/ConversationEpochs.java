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

    /** Keeps the epoch if it is the newest. */
    @Transactional
    public void saw(ConversationId conversation, long epoch, Instant now) {
        database.createNativeQuery("""
                        INSERT INTO conversation_epoch (conversation, epoch, seen_at) VALUES (:conversation, :epoch, :now)
                        ON CONFLICT (conversation) DO UPDATE
                        SET epoch = greatest(conversation_epoch.epoch, excluded.epoch), seen_at = excluded.seen_at""")
                .setParameter("conversation", key(conversation))
                .setParameter("epoch", epoch)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Whether the conversation has moved on since this epoch. False when nothing is known of it. */
    @Transactional
    boolean hasPassed(ConversationId conversation, long epoch) {
        return !database.createNativeQuery(
                        "SELECT epoch FROM conversation_epoch WHERE conversation = :conversation AND epoch > :epoch")
                .setParameter("conversation", key(conversation))
                .setParameter("epoch", epoch)
                .getResultList()
                .isEmpty();
    }

    /** Forgets conversations that nothing was heard of for so long that no message of theirs can still arrive. */
    @Transactional
    public int forgetBefore(Instant limit) {
        return database.createNativeQuery("DELETE FROM conversation_epoch WHERE seen_at < :limit")
                .setParameter("limit", limit)
                .executeUpdate();
    }

    /** The whole derived id and not {@link ConversationId#hash}, which is short enough to collide among millions. */
    private static String key(ConversationId conversation) {
        return Ids.derived("conversation", conversation.value());
    }
}
