package dev.relevo.router.store;

import dev.relevo.router.limits.TopicLimits;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The state stores. Their names are part of the changelog topics' names: a renamed store loses its content. */
public final class Stores {
    /** Conversation id → its state. */
    public static final String CONVERSATIONS = "conversations";
    /** {@link TimerKey} → nothing. */
    public static final String TIMERS = "timers";
    /** {@link HandoffKey} → conversation id. */
    public static final String HANDOFFS = "handoffs";

    /** Settings of a changelog that does not exist yet. */
    private static final Map<String, String> CHANGELOG =
            Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(TopicLimits.REQUEST_MAX_BYTES));

    private Stores() {}

    public static List<StoreBuilder<KeyValueStore<Bytes, byte[]>>> builders() {
        return List.of(
                // Write-back: between two commits a conversation is often written more than once (question, answer,
                // delivery).
                WriteBackStore.of(builder(CONVERSATIONS)),
                // Not write-back: the punctuator scans timers, and the desk scans open handoffs.
                builder(TIMERS),
                builder(HANDOFFS));
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(String name) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
                        Serdes.Bytes(),
                        Serdes.ByteArray())
                .withLoggingEnabled(CHANGELOG)
                .withCachingDisabled();
    }
}
