package dev.relevo.ingest.signature;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.ingest.IngestConfig;
import dev.relevo.kit.loop.BackgroundLoops;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that webhooks are signed with. Files with secrets are read again while the service runs, so that a secret can be
 * rotated without a restart. Thread-safe.
 */
@Startup
@Singleton
public class WebhookSecrets {
    /** The interval in which files are read again. */
    static final long CHECK_SECONDS = 2;

    private static final Logger LOG = Logger.getLogger(WebhookSecrets.class);

    private final BackgroundLoops loops;
    private final @Nullable Path metaFile;
    private final @Nullable Path turnDirectory;
    private final RotatingSecrets meta;
    private final Map<String, RotatingSecrets> turn = new ConcurrentHashMap<>();
    private final ScheduledExecutorService checks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-secrets").factory());
    private boolean isDirectoryReadable = true;

    /**
     * @throws IllegalStateException when no Meta app secret is configured
     */
    WebhookSecrets(IngestConfig config, BackgroundLoops loops) {
        this.loops = loops;
        this.metaFile = config.meta().appSecretsFile().orElse(null);
        this.turnDirectory = config.turn().secretsDirectory().orElse(null);
        this.meta = new RotatingSecrets("meta", config.meta().appSecrets().orElse(List.of()));
        config.turn().secrets().forEach((number, secrets) -> {
            var id = new PhoneNumberId(number);
            turn.put(id.value(), new RotatingSecrets(id.value(), secrets));
        });
        refresh();
        if (meta.get().isEmpty()) {
            throw new IllegalStateException(
                    "no app secret: set ingest.meta.app-secrets or ingest.meta.app-secrets-file");
        }
    }

    @PostConstruct
    void watch() {
        if (metaFile != null || turnDirectory != null) {
            var unused = checks.scheduleWithFixedDelay(
                    () -> loops.report("webhook-secrets", this::refresh),
                    CHECK_SECONDS,
                    CHECK_SECONDS,
                    TimeUnit.SECONDS);
        }
    }

    @PreDestroy
    void stop() {
        checks.shutdownNow();
    }

    /** Meta's app secrets. */
    public Supplier<List<byte[]>> meta() {
        return meta;
    }

    /** The Turn secrets of a number; null for a number without secrets. */
    public @Nullable Supplier<List<byte[]>> turn(String number) {
        RotatingSecrets secrets = turn.get(number);
        return secrets == null || secrets.get().isEmpty() ? null : secrets;
    }

    /** Reads all files again. They are few and short, so this costs less than tracking which one changed. */
    final void refresh() {
        if (metaFile != null) {
            meta.readFrom(metaFile);
        }
        if (turnDirectory != null) {
            refreshTurn(turnDirectory);
        }
    }

    private void refreshTurn(Path directory) {
        try {
            Map<String, Path> files = SecretFiles.in(directory);
            turn.forEach((number, secrets) -> {
                if (!files.containsKey(number)) {
                    secrets.clearFile();
                }
            });
            files.forEach((number, file) -> turn.computeIfAbsent(number, id -> new RotatingSecrets(id, List.of()))
                    .readFrom(file));
            isDirectoryReadable = true;
        } catch (IOException e) {
            if (isDirectoryReadable) {
                LOG.warnf(
                        "Directory of secrets unreadable; keeping the previous secrets reason=%s",
                        e.getClass().getSimpleName());
            }
            isDirectoryReadable = false;
        }
    }
}
