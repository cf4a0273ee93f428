package dev.relevo.router.policies;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.PolicyPublished;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventJson.Reading;
import dev.relevo.kit.TopicNames;
import dev.relevo.kit.UnknownTypes;
import dev.relevo.router.TopicFollower;
import dev.relevo.router.policy.EscalationPolicy;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * The policies in force, as every instance reads them from the log. A change applies without a restart, to what happens after
 * it. Thread-safe.
 */
@Singleton
public class PolicyBook {
    private static final Logger LOG = Logger.getLogger(PolicyBook.class);

    private final Map<String, Published> byNumber = new ConcurrentHashMap<>();
    private final UnknownTypes unknownTypes;
    private final TopicFollower follower;

    /** A policy with what was published. */
    record Published(PolicyPublished event, EscalationPolicy policy) {}

    @Inject
    PolicyBook(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            TopicNames topics,
            UnknownTypes unknownTypes) {
        this.unknownTypes = unknownTypes;
        this.follower = new TopicFollower(broker, topics.of(Topics.ESCALATION_POLICIES), true, this::read);
    }

    /** The number's own policy, else the default one, else one that only watches. */
    public EscalationPolicy policyOf(PhoneNumberId number) {
        Published own = byNumber.getOrDefault(number.value(), byNumber.get(PolicyPublished.DEFAULT));
        return own == null ? EscalationPolicy.watching(number.value()) : own.policy();
    }

    /** Whether all policies published before the start are known. */
    public boolean isLoaded() {
        return follower.isCaughtUp();
    }

    /** Waits until all policies published before the start are known. */
    public void awaitLoaded() throws InterruptedException {
        follower.awaitCaughtUp();
    }

    /** Every policy in force, by number. */
    public Map<String, EscalationPolicy> all() {
        return byNumber.entrySet().stream()
                .collect(java.util.stream.Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().policy()));
    }

    Optional<Published> published(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        switch (EventJson.read(PolicyPublished.class, record.value())) {
            case Reading.Known<PolicyPublished>(PolicyPublished event) -> take(event);
            case Reading.Unreadable<PolicyPublished>(String reason) -> skip(record, reason);
            case Reading.UnknownType<PolicyPublished>(String type) -> unknownTypes.skipped(record.topic(), type);
        }
    }

    /**
     * What is in the log was accepted once. If this version finds fault with it, the last good one stays in force: better old
     * rules than none. Where there is none, the new one as far as it can be read is better than handing nobody over.
     */
    private void take(PolicyPublished event) {
        PolicyReader.Checked checked = PolicyReader.check(event.document(), queue -> Optional.empty());
        boolean isGood = checked.problems().isEmpty();
        boolean isTaken = checked.policy().isPresent() && (isGood || !byNumber.containsKey(event.number()));
        if (isTaken) {
            byNumber.put(event.number(), new Published(event, checked.policy().orElseThrow()));
        }
        if (isGood) {
            LOG.infof("Policy applies number=%s", event.number());
        } else {
            // Where, not what: the values may be somebody's.
            LOG.errorf(
                    "Policy is not valid number=%s applied=%s at=%s",
                    event.number(),
                    isTaken,
                    checked.problems().stream().map(PolicyProblem::path).toList());
        }
    }

    private static void skip(ConsumerRecord<byte[], byte[]> record, String reason) {
        LOG.warnf(
                "Policy record skipped topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), reason);
    }

    @PreDestroy
    void close() {
        follower.close();
    }
}
