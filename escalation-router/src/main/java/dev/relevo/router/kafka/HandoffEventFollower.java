package dev.relevo.router.kafka;

import dev.relevo.event.HandoffEvent;
import dev.relevo.event.Topics;
import dev.relevo.kit.TopicNames;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Reads the handoff events of all instances, from the start of this one on, and tells every bean that observes them. */
@Singleton
class HandoffEventFollower {
    private final TopicFollower follower;

    HandoffEventFollower(
            TopicFollowers followers, TopicNames topics, FollowedRecords records, Event<HandoffEvent> observers) {
        this.follower =
                followers.follow(topics.of(Topics.HANDOFF_EVENTS), new TopicFollower.From.End(), record -> records.read(
                                HandoffEvent.class, record)
                        .ifPresent(observers::fire));
    }

    /** Follows from the start, because the first action's result could otherwise be missed. */
    void start(@Observes StartupEvent started) {}

    @PreDestroy
    void close() {
        follower.close();
    }
}
