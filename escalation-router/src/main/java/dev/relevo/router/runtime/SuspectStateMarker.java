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
 * A mark beside the state stores, left by an instance that gave up without the broker's saying why: then what is on the disk may
 * be the reason, and the next start restores everything instead of failing as this one did.
 *
 * @param mark a file that is there or not
 */
record SuspectStateMarker(Path mark) {
    private static final Logger LOG = Logger.getLogger(SuspectStateMarker.class);

    public static SuspectStateMarker of(RouterConfig config) {
        return new SuspectStateMarker(config.stateDir().resolve(config.applicationId() + ".doubted"));
    }

    /** Leaves the mark, unless the broker refused something: no other state would change that. */
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
            LOG.errorf(e, "State cannot be marked as doubted");
        }
    }

    /** Deletes the state if it is marked; before Streams starts. */
    void settle(KafkaStreams streams) {
        if (!Files.exists(mark)) {
            return;
        }
        LOG.warn("State is doubted since the last run and restored from the changelogs");
        streams.cleanUp();
        try {
            Files.delete(mark);
        } catch (IOException e) {
            throw new UncheckedIOException("the mark of doubt cannot be removed", e);
        }
    }
}
