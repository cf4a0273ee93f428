package dev.relevo.router.runtime;

import dev.relevo.event.ConversationId;
import dev.relevo.event.HandoffId;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.store.HandoffKey;
import dev.relevo.router.store.StoredState;
import dev.relevo.router.store.Stores;
import dev.relevo.router.topology.MovedConversations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads the conversations of this instance's partitions. Every method throws {@link NotReadyException} while they are restored. */
@Singleton
public class ConversationQueries {
    private final KafkaStreams streams;

    ConversationQueries(StreamsLifecycle lifecycle) {
        this.streams = lifecycle.streams();
    }

    /** The state of a conversation under any id its person has or had, if it lives on this instance. */
    public Optional<Conversation> conversation(ConversationId id) {
        return Optional.ofNullable(StoredState.read(
                store(Stores.CONVERSATIONS).get(bytes(currentIdOf(id).value()))));
    }

    /** The id that a person has now, as far as this instance knows; the same id when the conversation did not move. */
    public ConversationId currentIdOf(ConversationId id) {
        var store = store(Stores.CONVERSATIONS);
        return MovedConversations.of(id, current -> store.get(bytes(current.value())));
    }

    /** The conversation of a handoff: open, or the last closed one of its conversation. */
    public Optional<Conversation> conversationOf(HandoffId id) {
        var index = store(Stores.HANDOFFS);
        byte[] open = index.get(HandoffKey.of(id, true));
        byte[] found = open != null ? open : index.get(HandoffKey.of(id, false));
        return found == null ? Optional.empty() : conversation(conversationId(found));
    }

    /** Every conversation of this instance with an open handoff; reads all of them. */
    public void forEachOpenHandoff(Consumer<Conversation> action) {
        try (var range = store(Stores.HANDOFFS).range(HandoffKey.firstOpen(), HandoffKey.lastOpen())) {
            range.forEachRemaining(
                    entry -> conversation(conversationId(entry.value)).ifPresent(action));
        } catch (InvalidStateStoreException e) {
            throw new NotReadyException(e);
        }
    }

    private ReadOnlyKeyValueStore<Bytes, byte[]> store(String name) {
        try {
            return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
        } catch (InvalidStateStoreException e) {
            throw new NotReadyException(e);
        }
    }

    private static ConversationId conversationId(byte[] bytes) {
        return new ConversationId(new String(bytes, StandardCharsets.UTF_8));
    }

    private static Bytes bytes(String key) {
        return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
    }
}
