package dev.relevo.router.agents;

import dev.relevo.event.AgentPresence;
import dev.relevo.event.Bounds;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.Topics;
import dev.relevo.kit.TopicNames;
import dev.relevo.router.RouterConfig;
import dev.relevo.router.handoff.Agents;
import dev.relevo.router.kafka.FollowedRecords;
import dev.relevo.router.kafka.TopicFollower;
import dev.relevo.router.kafka.TopicFollowers;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The agents, read from all partitions of the presence and owner topics by every instance. Committed records arrive here within
 * some hundred milliseconds. Thread-safe.
 */
@Singleton
public class AgentBook {
    /** The maximum number of queues that one agent declares. */
    public static final int MAX_QUEUES = 100;

    /**
     * A day longer than the life of a conversation. An agent who has held a conversation for longer is not counted as holding it;
     * the alternative is to read the owners of all conversations at each start.
     */
    private static final Duration OWNERS_KEPT = Duration.ofDays(15);

    private final FollowedRecords records;
    private final Duration ttl;
    private final InstantSource clock;
    private final Roster roster = new Roster();
    private final TopicFollower owners;
    private final TopicFollower presences;

    @Inject
    public AgentBook(
            TopicFollowers followers,
            TopicNames topics,
            FollowedRecords records,
            RouterConfig config,
            InstantSource clock) {
        this.records = records;
        this.ttl = config.presenceTtl();
        this.clock = clock;
        this.owners = followers.follow(
                topics.of(Topics.CONVERSATION_OWNERS),
                new TopicFollower.From.Since(clock.instant().minus(OWNERS_KEPT)),
                this::readOwner);
        this.presences = followers.follow(
                topics.of(Topics.AGENT_PRESENCE), new TopicFollower.From.Beginning(), this::readPresence);
    }

    /** The view that the decider reads. */
    public Agents agents() {
        return roster;
    }

    /**
     * Whether all records from before the start have been read. Until then, agents seem to hold fewer conversations than they do.
     */
    public boolean isLoaded() {
        return owners.isCaughtUp() && presences.isCaughtUp();
    }

    /** How many agents of a queue are present. */
    public long present(String queue, Instant now) {
        return roster.all().stream()
                .filter(agent -> agent.queues().contains(queue) && Roster.isPresent(agent, now))
                .count();
    }

    /** The agents who are present, or were at most {@code router.presence-ttl} ago, by id. */
    public List<AgentPresence> presences() {
        Instant longAgo = clock.instant().minus(ttl);
        return roster.all().stream()
                .filter(agent -> agent.until().isAfter(longAgo))
                .toList();
    }

    /** One entry of {@link #presences}. */
    public Optional<AgentPresence> presence(String agentId) {
        return presences().stream()
                .filter(agent -> agent.agentId().equals(agentId))
                .findFirst();
    }

    private void readOwner(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            forgetOwner(record);
        } else {
            records.readKeyed(ConversationOwner.class, record).ifPresent(roster::owned);
        }
    }

    private void forgetOwner(ConsumerRecord<byte[], byte[]> record) {
        try {
            roster.disowned(new ConversationId(FollowedRecords.key(record)));
        } catch (IllegalArgumentException e) {
            records.skip(record, "its key is not a conversation id");
        }
    }

    private void readPresence(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            roster.forgotten(FollowedRecords.key(record));
        } else {
            records.readKeyed(AgentPresence.class, record).ifPresent(presence -> take(record, presence));
        }
    }

    /** Records that were not written through the API must respect the same bounds. */
    private void take(ConsumerRecord<byte[], byte[]> record, AgentPresence presence) {
        if (!Bounds.isOwnId(presence.agentId())) {
            records.skip(record, "agentId is out of bounds");
        } else if (presence.queues().size() > MAX_QUEUES
                || !presence.queues().stream().allMatch(Topics::isQueueName)) {
            records.skip(record, "queues are out of bounds");
        } else if (!roster.declared(ending(presence, Instant.ofEpochMilli(record.timestamp())))) {
            records.skip(record, "more agents than are followed");
        }
    }

    /** Presence ends at the latest {@code router.presence-ttl} after it was written, even if the record says later. */
    private AgentPresence ending(AgentPresence presence, Instant writtenAt) {
        Instant now = clock.instant();
        Instant latest = (writtenAt.isAfter(now) ? now : writtenAt).plus(ttl);
        return presence.until().isAfter(latest)
                ? new AgentPresence(presence.meta(), presence.agentId(), presence.queues(), latest)
                : presence;
    }

    @PreDestroy
    public void close() {
        owners.close();
        presences.close();
    }
}
