package dev.relevo.stack;

import dev.relevo.stack.process.LogTail;
import dev.relevo.stack.process.Ports;
import dev.relevo.stack.process.StaleProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** A real PostgreSQL 18 from binaries on the class path, in its own processes; it also runs as root. */
public final class PostgresServer implements Database {
    static final Duration START_LIMIT = Duration.ofSeconds(60);

    private static final int FAILURE_LOG_LINES = 20;

    private final Options options;
    private EmbeddedPostgres postgres;

    /**
     * The server's files and port.
     *
     * @param dataDir holds the data; a later start with the same directory finds it
     * @param logFile the server's log is appended to it
     * @param isDurable true when a commit waits for the disk, as in production; false is faster, for tests
     */
    public record Options(Path dataDir, int port, Path logFile, boolean isDurable) {
        /** Options of a server that does not wait for the disk. */
        public Options(Path dataDir, int port, Path logFile) {
            this(dataDir, port, logFile, false);
        }

        /** The same with commits that wait for the disk. */
        public Options durable() {
            return new Options(dataDir, port, logFile, true);
        }

        /** Options for tests: a subdirectory and a free port. */
        public static Options onFreePort(Path directory) {
            return new Options(directory, Ports.free(), directory.resolve("postgres.log"));
        }
    }

    private PostgresServer(Options options) {
        this.options = options;
        this.postgres = launch(options);
    }

    /**
     * Starts a server and creates the database {@code relevo} if it does not exist.
     *
     * @throws IllegalStateException if the port is in use, an earlier server still runs there, or the server does not become
     *     ready
     */
    public static PostgresServer start(Options options) {
        return new PostgresServer(options);
    }

    /** The server process that a crashed run left behind in this directory. */
    public static Optional<StaleProcess> stale(Path dataDir) {
        return StaleProcess.find(pidFile(dataDir));
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(Ports.HOST, options.port(), NAME);
    }

    /** The process id of the postmaster, the parent of all server processes. */
    public long pid() {
        return postmasterPid(options);
    }

    @Override
    public void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop postgres", e);
        }
        StaleProcess.forget(pidFile(options.dataDir()));
    }

    @Override
    public void restart() {
        stop();
        postgres = launch(options);
    }

    @Override
    public void close() {
        stop();
    }

    private static EmbeddedPostgres launch(Options options) {
        stale(options.dataDir()).ifPresent(stale -> {
            throw new IllegalStateException("postgres of an earlier run still runs: pid " + stale.pid());
        });
        Ports.requireFree("postgres", options.port());
        try {
            Files.createDirectories(options.dataDir());
            Files.createDirectories(options.logFile().toAbsolutePath().getParent());
            EmbeddedPostgres postgres = builder(options).start();
            ProcessHandle.of(postmasterPid(options))
                    .ifPresent(process -> StaleProcess.remember("postgres", process, pidFile(options.dataDir())));
            createDatabase(postgres);
            return postgres;
        } catch (IOException | SQLException | IllegalStateException e) {
            String log = String.join(System.lineSeparator(), LogTail.of(options.logFile(), FAILURE_LOG_LINES));
            throw new IllegalStateException(
                    "postgres did not start; its log %s ends:%n%s".formatted(options.logFile(), log), e);
        }
    }

    private static EmbeddedPostgres.Builder builder(Options options) {
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(options.logFile().toFile());
        String durable = options.isDurable() ? "on" : "off";
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", durable)
                .setServerConfig("synchronous_commit", durable)
                .setServerConfig("full_page_writes", durable)
                .setDataDirectory(clusterDir(options))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(options.port())
                .setServerConfig("listen_addresses", Ports.HOST)
                .setServerConfig("max_connections", "100")
                .setPGStartupWait(START_LIMIT)
                .setOutputRedirector(log)
                .setErrorRedirector(log);
    }

    private static void createDatabase(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create role %s login password '%s'".formatted(NAME, NAME));
            statement.execute("create database %s owner %s".formatted(NAME, NAME));
        }
    }

    private static long postmasterPid(Options options) {
        Path file = clusterDir(options).resolve("postmaster.pid");
        try {
            return Long.parseLong(Files.readAllLines(file).getFirst().strip());
        } catch (IOException e) {
            throw new UncheckedIOException("postgres is not running: cannot read " + file, e);
        }
    }

    private static Path clusterDir(Options options) {
        return options.dataDir().toAbsolutePath().resolve("cluster");
    }

    private static Path pidFile(Path dataDir) {
        return dataDir.resolve("postgres.pid");
    }
}
