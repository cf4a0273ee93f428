package dev.relevo.router.policies;

import dev.relevo.event.Bounds;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.PolicyPublished;
import dev.relevo.event.Topics;
import dev.relevo.kit.TopicNames;
import dev.relevo.kit.yaml.YamlProblem;
import dev.relevo.router.kafka.FollowedRecords;
import dev.relevo.router.kafka.TopicFollower;
import dev.relevo.router.kafka.TopicFollowers;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policyfile.PolicyReader;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * The policies in force, read from the log by every instance. A change applies without a restart, to events after it. Thread-safe.
 */
@Singleton
public class PolicyBook {
    /** Maximum number of document lines that one log line names. */
    private static final int MAX_LOGGED = 20;

    private static final Logger LOG = Logger.getLogger(PolicyBook.class);

    private final Map<String, Published> byNumber = new ConcurrentHashMap<>();
    private final FollowedRecords records;
    private final TopicFollower follower;

    /** A policy with its published document. */
    record Published(PolicyPublished event, EscalationPolicy policy) {}

    @Inject
    public PolicyBook(TopicFollowers followers, TopicNames topics, FollowedRecords records) {
        this.records = records;
        this.follower =
                followers.follow(topics.of(Topics.ESCALATION_POLICIES), new TopicFollower.From.Beginning(), this::read);
    }

    /** The number's own policy, else the default policy, else one that only watches. */
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

    /** Whether any policy in force has this queue. */
    public boolean hasQueue(String name) {
        return byNumber.values().stream()
                .anyMatch(published -> published.policy().queue(name).isPresent());
    }

    public Optional<Published> published(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        String number = FollowedRecords.key(record);
        if (!isNumber(number)) {
            records.skip(record, "its key is not a phone number id");
        } else if (record.value() == null) {
            byNumber.remove(number);
            LOG.infof("Policy is deleted number=%s", number);
        } else {
            records.readKeyed(PolicyPublished.class, record).ifPresent(event -> read(record, event));
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> record, PolicyPublished event) {
        try {
            take(record, event);
        } catch (RuntimeException | StackOverflowError e) {
            // A document that fails to parse does not stop the next one.
            records.skip(record, e.getClass().getSimpleName());
        }
    }

    /**
     * A published policy was accepted once. If this version finds problems in it, the last valid one stays in force. Without one,
     * the readable part of the new policy applies: that is better than no handoffs.
     */
    private void take(ConsumerRecord<byte[], byte[]> record, PolicyPublished event) {
        PolicyReader.Checked checked = PolicyReader.check(event.document(), queue -> Optional.empty());
        boolean isGood = checked.problems().isEmpty();
        boolean isTaken = checked.policy().isPresent() && (isGood || !byNumber.containsKey(event.number()));
        if (isTaken) {
            byNumber.put(event.number(), new Published(event, checked.policy().orElseThrow()));
        } else {
            records.skip(record, "the policy is not valid");
        }
        if (isGood) {
            LOG.infof("Policy applies number=%s", event.number());
        } else {
            // Positions only: keys and values may be personal data.
            LOG.errorf(
                    "Policy is invalid number=%s applied=%s lines=%s",
                    event.number(), isTaken, lines(checked.problems()));
        }
    }

    private static List<Integer> lines(List<YamlProblem> problems) {
        return problems.stream()
                .map(YamlProblem::line)
                .distinct()
                .limit(MAX_LOGGED)
                .toList();
    }

    /** Whether this is a valid key of a policy: a phone number id or {@code default}. */
    public static boolean isNumber(String number) {
        return Bounds.isKeyPart(number, Bounds.NUMBER_ID_MAX) && number.indexOf(':') < 0;
    }

    @PreDestroy
    public void close() {
        follower.close();
    }
}
