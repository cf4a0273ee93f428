package dev.relevo.stack.quarkus;

import dev.relevo.stack.Broker;
import dev.relevo.stack.KafkaServer;
import dev.relevo.stack.LocalStack;
import dev.relevo.stack.TopicCreator;
import java.util.List;
import java.util.Map;

/**
 * Test resource with a broker, every topic and the queues {@code support-es} and {@code support-any}; the init argument
 * {@code queues} replaces the queues with a comma-separated list. Injects {@link Broker}.
 */
public final class KafkaTestResource extends ServerResource<Broker> {
    private List<String> queues = List.of("support-es", "support-any");

    @Override
    public void init(Map<String, String> arguments) {
        String names = arguments.get("queues");
        if (names != null) {
            queues = List.of(names.split(",", -1));
        }
    }

    @Override
    Broker startServer() {
        Broker broker = LocalStack.startBroker(KafkaServer.Options.onFreePorts(TestDirectory.create("kafka")));
        try {
            new TopicCreator(broker.bootstrapServers()).createAll(queues);
            return broker;
        } catch (RuntimeException noTopics) {
            broker.close();
            throw noTopics;
        }
    }

    @Override
    Map<String, String> settings(Broker broker) {
        return Map.of("kafka.bootstrap.servers", broker.bootstrapServers());
    }
}
