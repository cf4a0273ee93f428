package dev.relevo.router.kafka;

import dev.relevo.kit.loop.BackgroundLoops;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Starts followers of whole topics, each on a background loop named after its topic. */
@Singleton
public class TopicFollowers {
    private final Map<String, Object> broker;
    private final BackgroundLoops loops;
    private final MeterRegistry meters;

    public TopicFollowers(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            BackgroundLoops loops,
            MeterRegistry meters) {
        this.broker = broker;
        this.loops = loops;
        this.meters = meters;
    }

    /** Outside the service, in tests. */
    public static TopicFollowers of(Map<String, Object> broker, BackgroundLoops loops, MeterRegistry meters) {
        return new TopicFollowers(broker, loops, meters);
    }

    /**
     * Starts reading.
     *
     * @param topic full name
     * @param from where to start
     * @param reader called on the follower's thread. A record at which it fails is logged, counted and skipped
     */
    public TopicFollower follow(
            String topic, TopicFollower.From from, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        return new TopicFollower(broker, topic, from, reader, meters, loops);
    }
}
