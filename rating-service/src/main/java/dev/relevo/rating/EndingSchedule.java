package dev.relevo.rating;

import dev.relevo.kit.loop.BackgroundLoops;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The scheduled check for what is over: each {@code rating.check-every}. */
@Singleton
public class EndingSchedule {
    /** In one round; the next round takes the rest. */
    private static final int MAX_ROUND = 200;

    private static final Logger LOG = Logger.getLogger(EndingSchedule.class);

    private final List<Ending> endings;
    private final InstantSource clock;
    private final BackgroundLoops loops;

    @Inject
    EndingSchedule(@All List<Ending> endings, InstantSource clock, BackgroundLoops loops) {
        this.endings = endings;
        this.clock = clock;
        this.loops = loops;
    }

    @Scheduled(
            every = "${rating.check-every:PT5S}",
            identity = "endings",
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void repeat() {
        for (Ending ending : endings) {
            loops.report(ending.loop(), () -> tick(ending, clock.instant()));
        }
    }

    /** Ends what is over. A failure of one does not stop the others; it marks the loop as failing. */
    public void tick(Ending ending, Instant now) {
        RuntimeException failure = null;
        for (String id : ending.over(now, MAX_ROUND)) {
            failure = end(ending, id, now, failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable RuntimeException end(
            Ending ending, String id, Instant now, @Nullable RuntimeException earlier) {
        try {
            ending.end(id, now);
            return earlier;
        } catch (RuntimeException e) {
            LOG.errorf(
                    "End not stored; retrying loop=%s reason=%s",
                    ending.loop(), e.getClass().getSimpleName());
            return e;
        }
    }
}
