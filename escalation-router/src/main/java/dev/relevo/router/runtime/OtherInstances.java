package dev.relevo.router.runtime;

import dev.relevo.event.ConversationId;
import dev.relevo.router.RouterConfig;
import dev.relevo.router.store.Stores;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/** The other instances of this service, and which conversations live on them. */
@Singleton
public class OtherInstances {
    private final KafkaStreams streams;
    private final HostInfo ownAddress;

    OtherInstances(StreamsLifecycle lifecycle, RouterConfig config) {
        this.streams = lifecycle.streams();
        this.ownAddress = config.peerAddress().map(HostInfo::buildFromEndpoint).orElse(HostInfo.unavailable());
    }

    /** Those that say where they are reached. */
    public List<HostInfo> all() {
        try {
            return streams.metadataForAllStreamsClients().stream()
                    .map(StreamsMetadata::hostInfo)
                    .filter(host -> !host.equals(HostInfo.unavailable()) && !host.equals(ownAddress))
                    .distinct()
                    .toList();
        } catch (IllegalStateException e) {
            // Not started yet, or closed.
            throw new NotReadyException(e);
        }
    }

    /** The instance that a conversation lives on; empty when it is this one, or nobody knows. */
    public Optional<HostInfo> ownerOf(ConversationId id) {
        Bytes key = Bytes.wrap(id.value().getBytes(StandardCharsets.UTF_8));
        KeyQueryMetadata found;
        try {
            found = streams.queryMetadataForKey(Stores.CONVERSATIONS, key, new BytesSerializer());
        } catch (IllegalStateException | InvalidStateStoreException e) {
            throw new NotReadyException(e);
        }
        return Optional.ofNullable(found).map(KeyQueryMetadata::activeHost).filter(host -> all().contains(host));
    }
}
