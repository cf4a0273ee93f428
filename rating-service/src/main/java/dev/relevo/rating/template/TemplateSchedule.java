package dev.relevo.rating.template;

import dev.relevo.kit.loop.BackgroundLoops;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The scheduled check for pauses that are over: every 5 seconds. */
@Singleton
class TemplateSchedule {
    private static final String LOOP = "template-pauses";

    /** Templates in one round; the next round takes the rest. */
    private static final int MAX_ROUND = 200;

    private final MessageTemplates templates;
    private final TemplateRows rows;
    private final InstantSource clock;
    private final BackgroundLoops loops;

    TemplateSchedule(MessageTemplates templates, TemplateRows rows, InstantSource clock, BackgroundLoops loops) {
        this.templates = templates;
        this.rows = rows;
        this.clock = clock;
        this.loops = loops;
    }

    @Scheduled(
            every = "5s",
            identity = LOOP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void repeat() {
        loops.report(LOOP, () -> tick(clock.instant()));
    }

    /** Each template is a transaction of its own. */
    void tick(Instant now) {
        List<String> resumed = QuarkusTransaction.requiringNew().call(() -> rows.resumed(now, MAX_ROUND));
        resumed.forEach(key -> templates.resume(key, now));
    }
}
