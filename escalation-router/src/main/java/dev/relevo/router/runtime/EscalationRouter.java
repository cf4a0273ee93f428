package dev.relevo.router.runtime;

import dev.relevo.event.ConversationId;
import dev.relevo.event.HandoffId;
import dev.relevo.kit.TopicNames;
import dev.relevo.router.RouterConfig;
import dev.relevo.router.RouterMetrics;
import dev.relevo.router.agents.AgentBook;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.limits.DeadLetterTopics;
import dev.relevo.router.policies.PolicyBook;
import dev.relevo.router.store.HandoffKey;
import dev.relevo.router.store.StoredState;
import dev.relevo.router.store.Stores;
import dev.relevo.router.topology.MovedConversations;
import dev.relevo.router.topology.RouterTopology;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jboss.logging.Logger;

/** Runs the topology and answers questions about the conversations of this instance's partitions. */
@Singleton
public class EscalationRouter {
    private static final Logger LOG = Logger.getLogger(EscalationRouter.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);

    private final KafkaStreams streams;
    private final KafkaStreamsMetrics streamsMetrics;
    private final HostInfo ownAddress;
    private final PolicyBook policies;
    private final InstantSource clock;
    private final Thread starter;
    private final DeadLetterTopics deadLetters;
    private final SuspectStateMarker doubtedState;
    private final int replacedThreadsAllowed;
    private int replacedThreads;

    public EscalationRouter(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            RouterConfig config,
            TopicNames topics,
            PolicyBook policies,
            AgentBook agents,
            DeadLetterTopics deadLetters,
            MeterRegistry meters,
            InstantSource clock) {
        this.ownAddress = config.peerAddress().map(HostInfo::buildFromEndpoint).orElse(HostInfo.unavailable());
        this.policies = policies;
        this.clock = clock;
        this.starter = Thread.ofVirtual().name("start-streams").unstarted(this::startWithPolicies);
        this.deadLetters = deadLetters;
        this.doubtedState = SuspectStateMarker.of(config);
        this.replacedThreadsAllowed = config.replacedThreads();
        StreamsConfig settings = new StreamsConfig(StreamsSettings.of(broker, config, deadLetters.limits()));
        RouterMetrics metrics = new RouterMetrics(meters);
        SteadyClock time = new SteadyClock(clock, System::nanoTime, metrics);
        var topology = RouterTopology.build(
                topics, policies::policyOf, agents.agents(), metrics, deadLetters.limits(), time::stamped);
        this.streams = new KafkaStreams(topology, settings, time);
        this.streamsMetrics = new KafkaStreamsMetrics(streams);
        streamsMetrics.bindTo(meters);
        streams.setUncaughtExceptionHandler(this::onFailure);
        streams.setGlobalStateRestoreListener(new RestoreProgress(meters));
        streams.setStateListener((now, before) -> LOG.infof("Streams changed state from=%s to=%s", before, now));
    }

    public void start(@Observes StartupEvent started) {
        starter.start();
    }

    /** Decides nothing before the policies are known: a timer that fires under no policy would hand nobody over. */
    private void startWithPolicies() {
        try {
            policies.awaitLoaded();
            deadLetters.awaitLooked();
            doubtedState.settle(streams);
            streams.start();
        } catch (InterruptedException e) {
            LOG.info("Stopped before the policies were read");
        }
    }

    public void stop(@Observes ShutdownEvent stopping) {
        starter.interrupt();
        streamsMetrics.close();
        // Remain in the group: with a static id the restart then takes its partitions back without a rebalance.
        boolean closed = streams.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
        if (!closed) {
            LOG.warnf("Streams did not close in time timeout=%s", CLOSE_TIMEOUT);
        }
    }

    /** Where the streams client stands. */
    public KafkaStreams.State state() {
        return streams.state();
    }

    /** The state of a conversation under any id its person has or had, if it lives on this instance. */
    public Optional<Conversation> conversation(ConversationId id) {
        return Optional.ofNullable(StoredState.read(
                store(Stores.CONVERSATIONS).get(bytes(currentIdOf(id).value()))));
    }

    /** The id that a person has now, as far as this instance knows where their conversation moved; the same when it did not move. */
    public ConversationId currentIdOf(ConversationId id) {
        var store = store(Stores.CONVERSATIONS);
        return MovedConversations.of(id, current -> store.get(bytes(current.value())));
    }

    /** The conversation of a handoff, open or the last closed one of its conversation. */
    public Optional<Conversation> conversationOf(HandoffId id) {
        var index = store(Stores.HANDOFFS);
        byte[] open = index.get(HandoffKey.of(id, true));
        byte[] found = open != null ? open : index.get(HandoffKey.of(id, false));
        return found == null ? Optional.empty() : conversation(conversationId(found));
    }

    /** Each conversation of this instance whose handoff is open; reads all of them. */
    public void forEachOpenHandoff(Consumer<Conversation> action) {
        try (var range = store(Stores.HANDOFFS).range(HandoffKey.firstOpen(), HandoffKey.lastOpen())) {
            range.forEachRemaining(
                    entry -> conversation(conversationId(entry.value)).ifPresent(action));
        } catch (InvalidStateStoreException e) {
            throw new NotReadyException(e);
        }
    }

    /** The other instances that say where they are reached. */
    public List<HostInfo> otherInstances() {
        HostInfo own = ownAddress;
        try {
            return streams.metadataForAllStreamsClients().stream()
                    .map(StreamsMetadata::hostInfo)
                    .filter(host -> !host.equals(HostInfo.unavailable()) && !host.equals(own))
                    .distinct()
                    .toList();
        } catch (IllegalStateException e) {
            // Not started yet, or closed.
            throw new NotReadyException(e);
        }
    }

    /** The other instance that a conversation lives on; empty when it is this one, or nobody knows. */
    public Optional<HostInfo> otherOwnerOf(ConversationId id) {
        KeyQueryMetadata found;
        try {
            found = streams.queryMetadataForKey(Stores.CONVERSATIONS, bytes(id.value()), new BytesSerializer());
        } catch (IllegalStateException | InvalidStateStoreException e) {
            throw new NotReadyException(e);
        }
        return Optional.ofNullable(found).map(KeyQueryMetadata::activeHost).filter(host -> otherInstances()
                .contains(host));
    }

    /**
     * Whether any policy in force has this queue.
     *
     * @throws NotReadyException while the policies are not known
     */
    public boolean hasQueue(String name) {
        if (!policies.isLoaded()) {
            throw new NotReadyException(new IllegalStateException("the policies are being read"));
        }
        return policies.all().values().stream()
                .anyMatch(policy -> policy.queue(name).isPresent());
    }

    public Instant now() {
        return clock.instant();
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

    /**
     * A dead thread is replaced: most causes (a fenced or aborted transaction) heal. One that does not heal ends the client, and
     * so does another instance of this name at once: the group has let it in, and it is the younger.
     */
    private synchronized StreamThreadExceptionResponse onFailure(Throwable failure) {
        deadLetters.failed(failure);
        replacedThreads++;
        boolean giveUp =
                replacedThreads > replacedThreadsAllowed || isCausedBy(failure, FencedInstanceIdException.class);
        LOG.errorf(failure, "Stream thread died count=%d giveUp=%s", replacedThreads, giveUp);
        if (giveUp) {
            doubtedState.gaveUp(failure);
        }
        return giveUp ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT : StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> kind) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(kind::isInstance);
    }

    /** The stores are being restored or moved; try again soon. */
    public static final class NotReadyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotReadyException(Throwable cause) {
            super("the state stores are not ready", cause);
        }
    }
}
