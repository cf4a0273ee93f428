package dev.relevo.router.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.Topics;
import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.router.RouterProcess;
import dev.relevo.router.TopicFollower;
import dev.relevo.router.TopicFollowers;
import dev.relevo.stack.KafkaServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic that takes less than the router thinks: the broker refuses a handoff, in the middle of a transaction. */
class RefusedRecordIT {
    private static final int LIMIT = 8_000;
    private static final int TALKATIVE = 0;
    private static final int BRIEF = 1;
    private static final int TURNS = 15;

    @Test
    void a_record_that_the_broker_refuses_ends_a_thread_once_and_is_then_parked(@TempDir Path directory)
            throws Exception {
        try (KafkaServer broker = KafkaServer.start(KafkaServer.Options.onFreePorts(directory.resolve("kafka")))) {
            Deployment deployment =
                    Deployment.create("refused", broker.bootstrapServers(), directory, Duration.ofMinutes(10));
            limit(deployment);
            List<String> dead = new CopyOnWriteArrayList<>();
            try (RouterProcess router = deployment.router("router-0");
                    Handovers seen = new Handovers(deployment);
                    TopicFollower ignored = follow(deployment, dead)) {
                router.awaitReady();
                deployment.write(Topics.CONVERSATION_EVENTS, talks());
                deployment.write(
                        Topics.CONVERSATION_EVENTS,
                        List.of(
                                People.asksForSomebody(TALKATIVE, Instant.now()),
                                People.asksForSomebody(BRIEF, Instant.now())));
                deployment.awaitAllThatCame(seen);
                Awaitility.await().until(() -> !dead.isEmpty());
                router.stop();
                router.startAgain();
                router.awaitReady();
                deployment.awaitAllThatCame(seen);

                assertThat(router.log().split("Stream thread died", -1)).hasSize(2);
                assertThat(dead).containsExactly(People.conversation(TALKATIVE));
                assertThat(seen.hasSeen(TALKATIVE)).isFalse();
                assertThat(seen.hasSeen(BRIEF)).isTrue();
            }
        }
    }

    /** Reads what is parked. */
    private static TopicFollower follow(Deployment deployment, List<String> dead) {
        var meters = new SimpleMeterRegistry();
        return TopicFollowers.of(
                        Map.of("bootstrap.servers", deployment.bootstrapServers()),
                        new BackgroundLoops(meters, InstantSource.system()),
                        meters)
                .follow(
                        deployment.topic(Topics.CONVERSATION_EVENTS.deadLetter()),
                        new TopicFollower.From.Beginning(),
                        record -> dead.add(new String(record.key(), StandardCharsets.UTF_8)));
    }

    /** The bot's words, of which compression makes nothing, and no detector either. */
    private static List<BotMessage> talks() {
        SplittableRandom random = new SplittableRandom(1);
        List<BotMessage> said = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 900) {
                text.append(Long.toString(random.nextLong() & Long.MAX_VALUE, 36))
                        .append(' ');
            }
            said.add(People.botAnswers(TALKATIVE, "talk." + turn, text.toString(), Instant.now()));
        }
        return said;
    }

    private static void limit(Deployment deployment) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", deployment.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, deployment.topic(Deployment.QUEUE)),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", Integer.toString(LIMIT)),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }
}
