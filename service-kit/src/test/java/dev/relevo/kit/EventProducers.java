package dev.relevo.kit;

import java.util.Map;

/** Producers without CDI. */
public final class EventProducers {
    private EventProducers() {}

    public static EventProducer of(String bootstrapServers, TopicNames names) {
        return new EventProducer(Map.of("bootstrap.servers", bootstrapServers), names, "rating-service");
    }

    public static void close(EventProducer producer) {
        producer.close();
    }
}
