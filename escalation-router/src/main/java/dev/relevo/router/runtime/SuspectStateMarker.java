package dev.relevo.router.runtime;

import dev.relevo.router.RouterConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.streams.KafkaStreams;
import org.jboss.logging.Logger;

/**
 * A marker file beside the state stores, left by an instance that stopped without an error from the broker. The local state may be
 * the cause, so the next start deletes it and restores everything.
 *
 * @param mark a file that may exist
 */
record SuspectStateMarker(Path mark) {
    private static final Logger LOG = Logger.getLogger(SuspectStateMarker.class);

    public static SuspectStateMarker of(RouterConfig config) {
        return new SuspectStateMarker(config.stateDir().resolve(config.applicationId() + ".doubted"));
    }

    /** Creates the marker, unless the broker rejected something: other state would not change that. */
    public void gaveUp(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException) {
                return;
            }
        }
        try {
            Files.createDirectories(mark.toAbsolutePath().getParent());
            Files.writeString(mark, failure.getClass().getName());
        } catch (IOException e) {
            LOG.errorf(e, "State cannot be marked as suspect");
        }
    }

    /** Deletes the state if it is marked; called before Streams starts. */
    void settle(KafkaStreams streams) {
        if (!Files.exists(mark)) {
            return;
        }
        LOG.warn("State is suspect since the last run; restoring it from the changelogs");
        streams.cleanUp();
        try {
            Files.delete(mark);
        } catch (IOException e) {
            throw new UncheckedIOException("the suspect-state marker cannot be removed", e);
        }
    }
}
