package dev.relevo.stack;

import java.util.List;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;

/** A broker in a container. */
final class KafkaContainerBroker implements Broker {
    private static final String IMAGE = "apache/kafka:4.2.1";
    private static final int INNER_PORT = 9092;

    private final KafkaContainer kafka;
    private final RestartableContainer container;

    private KafkaContainerBroker(int port) {
        kafka = new KafkaContainer(IMAGE).withEnv(BrokerSettings.forContainer());
        // A fixed port of the host, because clients keep the address after a restart.
        kafka.setPortBindings(List.of(port + ":" + INNER_PORT));
        container = new RestartableContainer(kafka);
    }

    static KafkaContainerBroker start(int port) {
        KafkaContainerBroker broker = new KafkaContainerBroker(port);
        broker.kafka.start();
        return broker;
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public void kill() {
        container.kill();
    }

    @Override
    public void restart() {
        String address = bootstrapServers();
        container.restart(() -> BrokerProbe.answers(address, Map.of()));
    }

    @Override
    public void close() {
        kafka.close();
    }
}
