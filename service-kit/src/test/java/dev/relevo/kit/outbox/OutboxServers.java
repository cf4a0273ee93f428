package dev.relevo.kit.outbox;

import dev.relevo.stack.Broker;
import dev.relevo.stack.Database;
import dev.relevo.stack.KafkaServer;
import dev.relevo.stack.LocalStack;
import dev.relevo.stack.PostgresServer;
import dev.relevo.stack.TopicCreator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One broker, with all topics, and one database for all tests of the outbox; stopped at the end of the process. */
record OutboxServers(Broker broker, Database server) {
    private static final class Started {
        private static final OutboxServers SERVERS = start();
    }

    static OutboxServers get() {
        return Started.SERVERS;
    }

    DataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(server.jdbcUrl());
        database.setUser(Database.NAME);
        database.setPassword(Database.NAME);
        return database;
    }

    private static OutboxServers start() {
        Path directory = directory();
        Broker broker = LocalStack.startBroker(KafkaServer.Options.onFreePorts(directory.resolve("kafka")));
        Database server = LocalStack.startDatabase(PostgresServer.Options.onFreePort(directory.resolve("postgres")));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            broker.close();
        }));
        new TopicCreator(broker.bootstrapServers()).createAll(List.of());
        return new OutboxServers(broker, server);
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory(Path.of("target"), "outbox").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
