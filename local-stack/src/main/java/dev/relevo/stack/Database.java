package dev.relevo.stack;

/** A PostgreSQL server with one database, {@code relevo}; its data and its address outlive a restart. */
public sealed interface Database extends AutoCloseable permits PostgresServer, PostgresContainerDatabase {
    /** The name of the database, of its owner, and the owner's password. */
    String NAME = "relevo";

    /** {@code jdbc:postgresql://host:port/relevo}. */
    String jdbcUrl();

    /** Ends it in order. Does nothing if it is down. */
    void stop();

    /** Starts it again after {@link #stop}, on the same data and address; returns when ready. */
    void restart();

    /** Stops it and gives back what it holds. */
    @Override
    void close();
}
