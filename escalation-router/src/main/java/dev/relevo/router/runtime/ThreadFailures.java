package dev.relevo.router.runtime;

import dev.relevo.router.RouterConfig;
import dev.relevo.router.limits.DeadLetterTopics;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * Replaces a stream thread that died: most causes (a fenced or aborted transaction) heal. One that does not heal ends the client, and
 * so does another instance of this name at once: the group has let it in, and it is the younger. Thread-safe.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = Logger.getLogger(ThreadFailures.class);

    private final DeadLetterTopics deadLetters;
    private final SuspectStateMarker suspectState;
    private final int replacedThreadsAllowed;
    private int replacedThreads;

    ThreadFailures(RouterConfig config, DeadLetterTopics deadLetters, SuspectStateMarker suspectState) {
        this.deadLetters = deadLetters;
        this.suspectState = suspectState;
        this.replacedThreadsAllowed = config.replacedThreads();
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        deadLetters.failed(failure);
        replacedThreads++;
        boolean giveUp =
                replacedThreads > replacedThreadsAllowed || isCausedBy(failure, FencedInstanceIdException.class);
        LOG.errorf(failure, "Stream thread died count=%d giveUp=%s", replacedThreads, giveUp);
        if (giveUp) {
            suspectState.gaveUp(failure);
        }
        return giveUp ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT : StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> kind) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(kind::isInstance);
    }
}
