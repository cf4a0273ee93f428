package dev.relevo.quickstart.stack;

import dev.relevo.stack.Broker;
import dev.relevo.stack.Database;
import dev.relevo.stack.KafkaServer;
import dev.relevo.stack.LocalStack;
import dev.relevo.stack.MailServer;
import dev.relevo.stack.PostgresServer;
import dev.relevo.stack.TopicCreator;
import dev.relevo.stack.process.LogTail;
import dev.relevo.stack.process.StaleProcess;
import dev.relevo.stack.whatsapp.WhatsAppSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The running stack: broker, database, mail server, simulator and the four services. {@link #close} may be called at any time, also
 * from another thread during {@link #startServices}: no process is left.
 */
public final class RunningStack implements AutoCloseable {
    private static final long MIN_FREE_BYTES = 512L * 1024 * 1024;
    private static final int DEATH_LOG_LINES = 15;

    /** On Ctrl-C the terminal signals the children too, and one may end before the launcher begins to stop. */
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(2);

    private final Layout layout;
    private final PortPlan ports;
    private final Progress progress;
    private final Children children;
    private final StartGate gate = new StartGate();
    private final Credentials credentials;
    private final ServiceProcesses services;
    private final CountDownLatch closing = new CountDownLatch(1);

    private @Nullable Broker broker;
    private @Nullable Database database;
    private @Nullable MailServer mail;
    private @Nullable WhatsAppSimulator simulator;

    /**
     * Claims the data directory for this process, and stops the processes that a crashed run left.
     *
     * @throws StackFailure if another run has it, the disk is full, or a port is taken
     */
    public RunningStack(Layout layout, PortPlan ports, Progress progress) {
        this.layout = layout;
        this.ports = ports;
        this.progress = progress;
        this.children = new Children(layout);
        requireDisk(layout);
        children.claim();
        sweep();
        ports.requireFree();
        this.credentials = Credentials.of(layout.credentials());
        ShellVariables.of(ports, credentials).write(layout.shellVariables());
        this.services = new ServiceProcesses(layout, ports, new ServiceSettings(layout, ports, credentials));
    }

    private static void requireDisk(Layout layout) {
        try {
            Files.createDirectories(layout.data());
            long free = Files.getFileStore(layout.data()).getUsableSpace();
            if (free < MIN_FREE_BYTES) {
                throw new StackFailure("needs %d MB of free disk under %s and found %d MB"
                        .formatted(MIN_FREE_BYTES >> 20, layout.data(), free >> 20));
            }
        } catch (IOException e) {
            throw new StackFailure("cannot use the data directory " + layout.data() + ": " + e.getMessage(), e);
        }
    }

    private void sweep() {
        for (StaleProcess stale : children.stopAll()) {
            progress.say("  stopped %s (process %d, started %s), left by a crashed run"
                    .formatted(stale.name(), stale.pid(), stale.startedAt()));
        }
    }

    /**
     * Starts the servers that the services need (broker, database, mail server and simulator) and waits until they are ready.
     *
     * @param queues the agent queues that get a topic
     * @throws RuntimeException naming the part that failed, with the end of its log
     */
    public void startServers(Collection<String> queues) {
        gate.together(List.of(this::startMail, this::startSimulator, this::startDatabase, () -> startBroker(queues)));
    }

    /**
     * Starts the services and waits until they are ready.
     *
     * @throws RuntimeException naming the service that failed, with the end of its log
     */
    public void startServices() {
        gate.together(Arrays.stream(Service.values())
                .<Runnable>map(service -> () -> progress.timed(service.module(), () -> start(service)))
                .toList());
    }

    private void startMail() {
        mail = MailServer.start(ports.smtp());
    }

    private void startSimulator() {
        simulator = WhatsAppSimulator.start(new WhatsAppSimulator.Options(
                ports.simulator(),
                URI.create("http://127.0.0.1:" + ports.ingest() + "/webhooks/whatsapp"),
                credentials.appSecret(),
                credentials.graphToken(),
                InstantSource.system()));
    }

    private void startDatabase() {
        progress.timed(
                "PostgreSQL",
                () -> database = LocalStack.startDatabase(
                        new PostgresServer.Options(layout.postgres(), ports.postgres(), layout.log("postgres"))));
    }

    private void startBroker(Collection<String> queues) {
        progress.timed("Kafka", () -> {
            broker = LocalStack.startBroker(new KafkaServer.Options(
                    layout.kafka(), ports.kafka(), ports.kafkaController(), layout.log("kafka")));
            new TopicCreator(broker.bootstrapServers()).createAll(queues);
        });
    }

    private void start(Service service) {
        services.start(
                service,
                broker().bootstrapServers(),
                Objects.requireNonNull(database).jdbcUrl());
    }

    /** Kills a service, as in a crash. */
    public void kill(Service service) {
        services.kill(service);
    }

    /** Starts a killed service again; returns when it is ready. */
    public void restart(Service service) {
        start(service);
    }

    public Broker broker() {
        return Objects.requireNonNull(broker, "not started");
    }

    public MailServer mail() {
        return Objects.requireNonNull(mail, "not started");
    }

    /** The simulator's address. */
    public URI simulator() {
        return Objects.requireNonNull(simulator, "not started").url();
    }

    public Credentials credentials() {
        return credentials;
    }

    public PortPlan ports() {
        return ports;
    }

    /**
     * Waits until a part ends.
     *
     * @return the part that died, and the end of its log; empty when {@link #close} ended it
     */
    public Optional<String> awaitDeath() {
        String part = children.firstDeath().join();
        if (isClosingWithin(CLOSING_LIMIT)) {
            return Optional.empty();
        }
        String log = String.join(System.lineSeparator(), LogTail.of(layout.log(part), DEATH_LOG_LINES));
        return Optional.of("%s died; its log %s ends:%n%s".formatted(part, layout.log(part), log));
    }

    private boolean isClosingWithin(Duration limit) {
        try {
            return closing.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        gate.shut();
        try {
            children.stopServices();
            closeServers();
        } finally {
            // On Ctrl-C the terminal signalled the servers too, or one was just starting: remaining processes are found
            // by their pid files.
            children.stopAll();
            children.release();
        }
    }

    private void closeServers() {
        if (database != null) {
            database.close();
        }
        if (broker != null) {
            broker.close();
        }
        if (simulator != null) {
            simulator.close();
        }
        if (mail != null) {
            mail.close();
        }
    }
}
