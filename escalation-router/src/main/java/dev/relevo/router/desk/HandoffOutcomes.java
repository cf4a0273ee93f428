package dev.relevo.router.desk;

import dev.relevo.event.HandoffEvent;
import dev.relevo.event.Topics;
import dev.relevo.kit.TopicNames;
import dev.relevo.router.kafka.FollowedRecords;
import dev.relevo.router.kafka.TopicFollower;
import dev.relevo.router.kafka.TopicFollowers;
import dev.relevo.router.queues.RecentClaims;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Completes the calls that wait for the outcome of an action. Reads what is committed, so an answer is never taken back. Thread-safe.
 */
@Singleton
class HandoffOutcomes {
    private final Map<String, CompletableFuture<HandoffEvent>> awaited = new ConcurrentHashMap<>();
    private final RecentClaims claims;
    private final FollowedRecords records;
    private final TopicFollower follower;

    HandoffOutcomes(TopicFollowers followers, TopicNames topics, RecentClaims claims, FollowedRecords records) {
        this.records = records;
        this.claims = claims;
        this.follower = followers.follow(topics.of(Topics.HANDOFF_EVENTS), new TopicFollower.From.End(), this::read);
    }

    /** Follows from the start on, and not from the first action on, whose outcome might come first. */
    public void start(@Observes StartupEvent started) {}

    /** The first event this action causes. Ask before the action is sent; {@link #forget} when nobody waits any more. */
    public CompletableFuture<HandoffEvent> of(String actionId) {
        return awaited.computeIfAbsent(actionId, ignored -> new CompletableFuture<>());
    }

    public void forget(String actionId) {
        awaited.remove(actionId);
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        records.read(HandoffEvent.class, record).ifPresent(event -> {
            claims.saw(event);
            tell(event);
        });
    }

    private void tell(HandoffEvent event) {
        String cause = event.handoff().causeId();
        CompletableFuture<HandoffEvent> waiting = cause == null ? null : awaited.remove(cause);
        if (waiting != null) {
            waiting.complete(event);
        }
    }

    @PreDestroy
    public void close() {
        follower.close();
    }
}
