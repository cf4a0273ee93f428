package dev.relevo.stack;

/** A Kafka broker that a test can stop, kill and start again; its records and its address outlive that. */
public sealed interface Broker extends AutoCloseable permits KafkaServer, KafkaContainerBroker {
    /** {@code host:port}, for {@code bootstrap.servers}. */
    String bootstrapServers();

    /** Ends it in order. Does nothing if it is down. */
    void stop();

    /** Ends it as a crash would, with SIGKILL. */
    void kill();

    /** Starts it again after {@link #stop} or {@link #kill}, on the same records and address; returns when ready. */
    void restart();

    /** Stops it and gives back what it holds. */
    @Override
    void close();
}
