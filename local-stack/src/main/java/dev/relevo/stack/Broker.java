package dev.relevo.stack;

/** A Kafka broker that a test can stop, kill and restart; its records and its address survive that. */
public sealed interface Broker extends AutoCloseable permits KafkaServer, KafkaContainerBroker {
    /** {@code host:port}, for {@code bootstrap.servers}. */
    String bootstrapServers();

    /** Stops the broker gracefully. Does nothing if it is not running. */
    void stop();

    /** Kills the broker with SIGKILL, like a crash. */
    void kill();

    /**
     * Starts the broker again after {@link #stop} or {@link #kill}, with the same records and address; returns when it is ready.
     */
    void restart();

    /** Stops the broker and releases its resources. */
    @Override
    void close();
}
