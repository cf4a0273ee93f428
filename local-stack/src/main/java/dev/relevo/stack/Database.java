package dev.relevo.stack;

/** A PostgreSQL server with one database, {@code relevo}; its data and its address survive a restart. */
public sealed interface Database extends AutoCloseable permits PostgresServer, PostgresContainerDatabase {
    /** The name of the database, of its owner, and the owner's password. */
    String NAME = "relevo";

    /** {@code jdbc:postgresql://host:port/relevo}. */
    String jdbcUrl();

    /** Stops the server gracefully. Does nothing if it is not running. */
    void stop();

    /** Starts the server again after {@link #stop}, with the same data and address; returns when it is ready. */
    void restart();

    /** Stops the server and releases its resources. */
    @Override
    void close();
}
