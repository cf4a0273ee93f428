package dev.relevo.router.agents;

import dev.relevo.event.AgentPresence;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventJson.Reading;
import dev.relevo.kit.TopicNames;
import dev.relevo.kit.UnknownTypes;
import dev.relevo.router.TopicFollower;
import dev.relevo.router.conversation.Agents;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * The agents as every instance reads them from the log, all partitions of it. What is committed is known here within some
 * hundred milliseconds. Thread-safe.
 */
@Singleton
public class AgentBook {
    private static final Logger LOG = Logger.getLogger(AgentBook.class);

    private final UnknownTypes unknownTypes;
    private final Roster roster = new Roster();
    private final TopicFollower owners;
    private final TopicFollower presences;

    @Inject
    AgentBook(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            TopicNames topics,
            UnknownTypes unknownTypes) {
        this.unknownTypes = unknownTypes;
        this.owners = new TopicFollower(broker, topics.of(Topics.CONVERSATION_OWNERS), true, this::readOwner);
        this.presences = new TopicFollower(broker, topics.of(Topics.AGENT_PRESENCE), true, this::readPresence);
    }

    /** For the decider. */
    public Agents agents() {
        return roster;
    }

    /** Whether everything said before the start is known. Before, agents seem to hold less than they do. */
    public boolean isLoaded() {
        return owners.isCaughtUp() && presences.isCaughtUp();
    }

    /** How many agents say that they are at work for a queue. */
    public long present(String queue, Instant now) {
        return presences().stream()
                .filter(agent -> agent.queues().contains(queue) && Roster.isPresent(agent, now))
                .count();
    }

    List<AgentPresence> presences() {
        return roster.all();
    }

    private void readOwner(ConsumerRecord<byte[], byte[]> record) {
        switch (EventJson.read(ConversationOwner.class, record.value())) {
            case Reading.Known<ConversationOwner>(ConversationOwner owner) -> roster.owned(owner);
            case Reading.Unreadable<ConversationOwner>(String reason) -> skip(record, reason);
            case Reading.UnknownType<ConversationOwner>(String type) -> unknownTypes.skipped(record.topic(), type);
        }
    }

    private void readPresence(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null && record.key() != null) {
            roster.forgotten(new String(record.key(), StandardCharsets.UTF_8));
            return;
        }
        switch (EventJson.read(AgentPresence.class, record.value())) {
            case Reading.Known<AgentPresence>(AgentPresence presence) -> roster.declared(presence);
            case Reading.Unreadable<AgentPresence>(String reason) -> skip(record, reason);
            case Reading.UnknownType<AgentPresence>(String type) -> unknownTypes.skipped(record.topic(), type);
        }
    }

    private static void skip(ConsumerRecord<byte[], byte[]> record, String reason) {
        LOG.warnf(
                "Record of agents skipped topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), reason);
    }

    @PreDestroy
    void close() {
        owners.close();
        presences.close();
    }
}
