package dev.relevo.ingest.signature;

import dev.relevo.kit.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The secrets of one sender, from the configuration and from a file. Read by all threads, changed by one.
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

    /** The secrets valid now; the same list instance until they change. */
    @Override
    public List<byte[]> get() {
        return keys;
    }

    /**
     * Reads the file again. When it cannot be read, the previous secrets stay valid, so that a half-written file does not reject
     * webhooks.
     */
    void readFrom(Path file) {
        try {
            replace(SecretFiles.read(file));
            isReadable = true;
        } catch (IOException e) {
            if (isReadable) {
                LOG.warnf(
                        "Secrets unreadable; keeping the previous secrets sender=%s reason=%s",
                        sender, e.getClass().getSimpleName());
            }
            isReadable = false;
        }
    }

    /** Removes the secrets of the file after the file was deleted. */
    void clearFile() {
        replace(List.of());
    }

    private void replace(List<Secret> secrets) {
        if (!secrets.equals(ofFile)) {
            ofFile = secrets;
            keys = keys();
            LOG.infof("Secrets replaced sender=%s count=%d", sender, keys.size());
        }
    }

    private List<byte[]> keys() {
        return Stream.concat(configured.stream(), ofFile.stream())
                .map(Secret::bytes)
                .toList();
    }
}
