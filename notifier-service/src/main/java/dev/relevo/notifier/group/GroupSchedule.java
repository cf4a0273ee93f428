package dev.relevo.notifier.group;

import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.notifier.delivery.Dispatcher;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;

/** The scheduled telling of groups that are due. Their times are in the database, so a restart loses none. */
@Singleton
class GroupSchedule {
    /** In one transaction. */
    private static final int MAX_GROUPS = 20;

    private final GroupTeller teller;
    private final Dispatcher dispatcher;
    private final BackgroundLoops loops;

    GroupSchedule(GroupTeller teller, Dispatcher dispatcher, BackgroundLoops loops) {
        this.teller = teller;
        this.dispatcher = dispatcher;
        this.loops = loops;
    }

    @Scheduled(
            every = "1s",
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = ConcurrentExecution.SKIP)
    void tellDue() {
        loops.report("groups", () -> {
            boolean isMore = true;
            while (isMore) {
                isMore = teller.tellDue(MAX_GROUPS);
                dispatcher.wake();
            }
        });
    }
}
