package dev.relevo.ingest;

import dev.relevo.event.PhoneNumberId;
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
 * The secrets webhooks are signed with. Those in files are read again while the service runs, so that a secret is rotated without a
 * restart. Thread-safe.
 */
@Startup
@Singleton
public class WebhookSecrets {
    /** A change is seen no later than this. */
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
     * @throws IllegalStateException when there is no secret of Meta's
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
                    "no app secret: ingest.meta.app-secrets or ingest.meta.app-secrets-file has to hold one");
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

    /** A number's secrets at Turn; null for a number that has none. */
    public @Nullable Supplier<List<byte[]>> turn(String number) {
        RotatingSecrets secrets = turn.get(number);
        return secrets == null || secrets.get().isEmpty() ? null : secrets;
    }

    /** Reads the files again. Reading all of them costs less than knowing which changed: they are few and short. */
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
                    secrets.forget();
                }
            });
            files.forEach((number, file) -> turn.computeIfAbsent(number, id -> new RotatingSecrets(id, List.of()))
                    .readFrom(file));
            isDirectoryReadable = true;
        } catch (IOException e) {
            if (isDirectoryReadable) {
                LOG.warnf(
                        "directory of secrets not read, the old ones stay reason=%s",
                        e.getClass().getSimpleName());
            }
            isDirectoryReadable = false;
        }
    }
}
