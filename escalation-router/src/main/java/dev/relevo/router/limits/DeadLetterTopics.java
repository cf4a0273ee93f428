package dev.relevo.router.limits;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.kit.TopicNames;
import dev.relevo.kit.loop.BackgroundLoop;
import dev.relevo.kit.loop.BackgroundLoops;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/**
 * Ensures that the dead-letter topics of the router's input are writable, or known not to be. A record for a missing topic blocks
 * its stream thread for a minute, and a missing right ends the thread. Checked before the first record is read and then every few
 * seconds.
 */
@Singleton
public class DeadLetterTopics {
    private static final Logger LOG = Logger.getLogger(DeadLetterTopics.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    /** If the broker does not answer, the router starts without the check: it cannot read either. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(30);

    private final List<Topic> topics =
            List.of(Topics.CONVERSATION_EVENTS.deadLetter(), Topics.AGENT_ACTIONS.deadLetter());
    private final TopicLimits limits = new TopicLimits();
    private final CountDownLatch looked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Admin admin;
    private final TopicNames names;
    private final BackgroundLoop loop;

    public DeadLetterTopics(
            @Identifier("default-kafka-broker") Map<String, Object> broker, TopicNames names, BackgroundLoops loops) {
        this.admin = Admin.create(broker);
        this.names = names;
        this.loop = loops.start("dead-letter-topics", EVERY, this::look);
    }

    /** Limits of the topics that the router writes to. */
    public TopicLimits limits() {
        return limits;
    }

    /** Waits for the first check, up to 30 seconds. */
    public void awaitLooked() throws InterruptedException {
        looked.await(FIRST_LOOK.toSeconds(), TimeUnit.SECONDS);
    }

    /** A stream thread died. If the right to write dead letters was missing, the next thread does not write them. */
    public void failed(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TopicAuthorizationException refused) {
                topics.stream()
                        .map(names::of)
                        .filter(refused.unauthorizedTopics()::contains)
                        .forEach(limits::close);
            }
        }
    }

    private void look() throws InterruptedException, ExecutionException {
        for (Topic topic : topics) {
            look(topic);
        }
        looked.countDown();
        closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(Topic topic) throws InterruptedException, ExecutionException {
        String name = names.of(topic);
        try {
            if (isWritable(name) || isMade(topic)) {
                if (limits.open(name)) {
                    LOG.infof("Dead letters can be written again topic=%s", name);
                }
                return;
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                throw e;
            }
        }
        if (limits.close(name)) {
            LOG.errorf("Dead letters cannot be written and will be lost; check the topic's ACL topic=%s", name);
        }
    }

    private boolean isWritable(String name) throws InterruptedException, ExecutionException {
        return describe(name, true)
                .map(topic -> topic.authorizedOperations() == null
                        || topic.authorizedOperations().isEmpty()
                        || topic.authorizedOperations().contains(AclOperation.WRITE))
                .orElse(false);
    }

    private Optional<TopicDescription> describe(String name, boolean withOperations)
            throws InterruptedException, ExecutionException {
        try {
            return Optional.ofNullable(admin.describeTopics(
                            List.of(name), new DescribeTopicsOptions().includeAuthorizedOperations(withOperations))
                    .allTopicNames()
                    .get()
                    .get(name));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Creates the topic if it is missing. False when it exists, so that the cause is another. */
    private boolean isMade(Topic topic) throws InterruptedException, ExecutionException {
        String name = names.of(topic);
        if (describe(name, false).isPresent()) {
            return false;
        }
        String retention =
                Long.toString(Objects.requireNonNull(topic.retention()).toMillis());
        try {
            admin.createTopics(List.of(new NewTopic(name, Optional.empty(), Optional.empty())
                            .configs(Map.of(
                                    TopicConfig.CLEANUP_POLICY_CONFIG,
                                    TopicConfig.CLEANUP_POLICY_DELETE,
                                    TopicConfig.RETENTION_MS_CONFIG,
                                    retention))))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
        LOG.errorf("Dead-letter topic was missing and is created; check its settings topic=%s", name);
        return true;
    }

    public void stop(@Observes ShutdownEvent stopping) {
        closed.countDown();
        loop.close();
        admin.close();
    }
}
