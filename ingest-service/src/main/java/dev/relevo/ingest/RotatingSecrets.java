package dev.relevo.ingest;

import dev.relevo.kit.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The secrets of one sender: those of the configuration and those of a file. Read by all threads, changed by one.
 */
final class RotatingSecrets implements Supplier<List<byte[]>> {
    private static final Logger LOG = Logger.getLogger(RotatingSecrets.class);

    private final String sender;
    private final List<Secret> configured;
    private List<Secret> ofFile = List.of();
    private boolean isReadable = true;
    private volatile List<byte[]> keys;

    /**
     * @param sender {@code meta} or a phone number id, for the log
     */
    RotatingSecrets(String sender, List<Secret> configured) {
        this.sender = sender;
        this.configured = List.copyOf(configured);
        this.keys = keys();
    }

    /** Those that are good now; the same list until they change. */
    @Override
    public List<byte[]> get() {
        return keys;
    }

    /** Reads the file again; when it cannot be read, the secrets stay as they are: half a write must not refuse webhooks. */
    void readFrom(Path file) {
        try {
            replace(SecretFiles.read(file));
            isReadable = true;
        } catch (IOException e) {
            if (isReadable) {
                LOG.warnf(
                        "secrets not read, the old ones stay sender=%s reason=%s",
                        sender, e.getClass().getSimpleName());
            }
            isReadable = false;
        }
    }

    /** The file is gone, and its secrets with it. */
    void forget() {
        replace(List.of());
    }

    private void replace(List<Secret> secrets) {
        if (!secrets.equals(ofFile)) {
            ofFile = secrets;
            keys = keys();
            LOG.infof("secrets replaced sender=%s count=%d", sender, keys.size());
        }
    }

    private List<byte[]> keys() {
        return Stream.concat(configured.stream(), ofFile.stream())
                .map(Secret::bytes)
                .toList();
    }
}
