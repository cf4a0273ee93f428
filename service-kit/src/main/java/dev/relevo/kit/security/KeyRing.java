package dev.relevo.kit.security;

import dev.relevo.kit.RelevoConfig;
import dev.relevo.kit.loop.BackgroundLoop;
import dev.relevo.kit.loop.BackgroundLoops;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The valid API keys: those of the configuration and those of a file that is reloaded while the service runs. Thread-safe. */
@Startup
@Singleton
class KeyRing {
    /** Interval at which the file is checked for changes. */
    static final Duration CHECK = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(KeyRing.class);
    private static final int MAX_KEYS = 1_000;

    private final @Nullable Path file;
    private final List<Key> configured;
    private final BackgroundLoops loops;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable BackgroundLoop loop;
    private volatile List<Key> keys;

    /**
     * @throws IllegalArgumentException when a setting or the file is invalid
     */
    KeyRing(RelevoConfig config, BackgroundLoops loops) {
        this.loops = loops;
        this.file = config.apiKeysFile().orElse(null);
        List<Key> ofSettings = new ArrayList<>();
        config.apiKeys().forEach((holder, key) -> ofSettings.addAll(Key.of(holder, key)));
        this.configured = List.copyOf(ofSettings);
        try {
            this.keys = merged();
        } catch (IOException e) {
            throw new IllegalArgumentException("relevo.api-keys-file: cannot be read", e);
        }
    }

    @PostConstruct
    void watch() {
        if (file != null) {
            loop = loops.start("api-keys", CHECK, () -> {
                if (!closed.await(CHECK.toMillis(), TimeUnit.MILLISECONDS)) {
                    refresh();
                }
            });
        }
    }

    @PreDestroy
    void stop() {
        closed.countDown();
        if (loop != null) {
            loop.close();
        }
    }

    /** The key with this hash; null when there is no such key. Compares every key, so that the response time reveals nothing. */
    @Nullable
    Key find(byte[] presented) {
        Key found = null;
        for (Key key : keys) {
            if (key.matches(presented)) {
                found = key;
            }
        }
        return found;
    }

    /** Reloads the file. If it is invalid the current keys stay, and the background loop reports the failure. */
    void refresh() throws IOException {
        List<Key> read;
        try {
            read = merged();
        } catch (IllegalArgumentException e) {
            LOG.warnf("API keys not replaced; the current keys stay valid reason=%s", e.getMessage());
            throw e;
        }
        if (!fingerprints(read).equals(fingerprints(keys))) {
            keys = read;
            LOG.infof("API keys replaced count=%d", read.size());
        }
    }

    private List<Key> merged() throws IOException {
        List<Key> all = new ArrayList<>(configured);
        if (file != null) {
            all.addAll(KeyFile.read(file));
        }
        Set<String> hashes = new HashSet<>();
        for (Key key : all) {
            if (!hashes.add(HexFormat.of().formatHex(key.sha256()))) {
                throw new IllegalArgumentException(
                        "relevo.api-keys: two keys have the same sha256, one of them that of "
                                + key.caller().holder());
            }
        }
        if (all.size() > MAX_KEYS) {
            throw new IllegalArgumentException("relevo.api-keys: expected at most " + MAX_KEYS + " keys");
        }
        return List.copyOf(all);
    }

    private static Set<List<@Nullable Object>> fingerprints(List<Key> keys) {
        Set<List<@Nullable Object>> fingerprints = new HashSet<>();
        for (Key key : keys) {
            List<@Nullable Object> fingerprint = new ArrayList<>();
            fingerprint.add(HexFormat.of().formatHex(key.sha256()));
            fingerprint.add(key.caller());
            fingerprint.add(key.expires());
            fingerprints.add(fingerprint);
        }
        return fingerprints;
    }
}
