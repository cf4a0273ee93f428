package dev.relevo.router.numbers;

import dev.relevo.event.NumberState;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Topics;
import dev.relevo.kit.TopicNames;
import dev.relevo.router.handoff.NumberRefusal;
import dev.relevo.router.kafka.FollowedRecords;
import dev.relevo.router.kafka.TopicFollower;
import dev.relevo.router.kafka.TopicFollowers;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The numbers whose messages WhatsApp refuses, read from the numbers' states by every instance. Other numbers take no memory. A
 * change applies to decisions after it. Thread-safe.
 */
@Singleton
public class NumberBook {
    /** Bounds the memory, to at most 50 MB. A further refused number counts as accepted. */
    static final int MAX_REFUSED = 10_000;

    private static final Logger LOG = Logger.getLogger(NumberBook.class);

    private final Map<String, NumberRefusal> refused = new ConcurrentHashMap<>();
    private final FollowedRecords records;
    private final TopicFollower follower;

    @Inject
    public NumberBook(TopicFollowers followers, TopicNames topics, FollowedRecords records) {
        this.records = records;
        this.follower =
                followers.follow(topics.of(Topics.NUMBER_STATES), new TopicFollower.From.Beginning(), this::read);
    }

    /** The refusal of the number's messages, which may have ended; null when WhatsApp accepts them or nothing is known. */
    public @Nullable NumberRefusal refusal(PhoneNumberId number) {
        return refused.get(number.value());
    }

    /** Whether all states from before the start are known. */
    public boolean isLoaded() {
        return follower.isCaughtUp();
    }

    /** Waits until all states from before the start are known. */
    public void awaitLoaded() throws InterruptedException {
        follower.awaitCaughtUp();
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            take(record, Optional.empty());
        } else {
            records.readKeyed(NumberState.class, record)
                    .ifPresent(state -> take(record, NumberRefusal.of(state.capability())));
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Optional<NumberRefusal> refusal) {
        String number = FollowedRecords.key(record);
        if (refusal.isEmpty()) {
            if (refused.remove(number) != null) {
                LOG.infof("WhatsApp accepts the number's messages again number=%s", number);
            }
        } else if (refused.size() >= MAX_REFUSED && !refused.containsKey(number)) {
            records.skip(record, "more refused numbers than are followed");
        } else if (refused.put(number, refusal.get()) == null) {
            LOG.infof("WhatsApp refuses the number's messages number=%s", number);
        }
    }

    @PreDestroy
    public void close() {
        follower.close();
    }
}
