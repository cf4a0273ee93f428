package dev.relevo.quickstart;

import dev.relevo.quickstart.client.TopicWatch;
import dev.relevo.quickstart.stack.Children;
import dev.relevo.quickstart.stack.Layout;
import dev.relevo.quickstart.stack.PortPlan;
import dev.relevo.quickstart.stack.Progress;
import dev.relevo.quickstart.stack.RunningStack;
import dev.relevo.quickstart.story.DemoConfiguration;
import dev.relevo.quickstart.story.Scene;
import dev.relevo.quickstart.story.Story;
import dev.relevo.stack.process.StaleProcess;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** One run of {@code up}, {@code demo} or {@code down} on a data directory. */
final class Launch {
    private static final int FAILURE = 1;

    private final Layout layout;
    private final PortPlan ports;
    private final Progress progress;
    private final InstantSource clock;

    Launch(Layout layout, PortPlan ports, Progress progress, InstantSource clock) {
        this.layout = layout;
        this.ports = ports;
        this.progress = progress;
        this.clock = clock;
    }

    /** Starts everything and runs until a part dies or the process is stopped; returns the exit code. */
    int up(boolean playsStory) {
        try (RunningStack stack = start()) {
            int failed = prepare(stack, playsStory);
            Welcome.lines(layout, ports, stack.credentials()).forEach(progress::say);
            Optional<String> death = stack.awaitDeath();
            death.ifPresent(what -> System.err.println("relevo: " + what));
            return death.isPresent() || failed > 0 ? FAILURE : 0;
        }
    }

    /** Starts everything, plays the story and stops; returns the exit code. */
    int demo() {
        try (RunningStack stack = start()) {
            return prepare(stack, true) == 0 ? 0 : FAILURE;
        }
    }

    private RunningStack start() {
        progress.say("Starting (logs in " + layout.logs() + ") ...");
        long startNanos = System.nanoTime();
        var stack = new RunningStack(layout, ports, progress);
        LibraryLog.to(layout.log("launcher"));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-everything"));
        stack.startServers(DemoConfiguration.QUEUES);
        DemoConfiguration.registerNumbers(stack.simulator());
        stack.startServices();
        progress.say("All parts are ready after %d s.".formatted(seconds(startNanos)));
        return stack;
    }

    /** Sets the demo up and plays its story; returns how many steps failed. */
    private int prepare(RunningStack stack, boolean playsStory) {
        try (TopicWatch topics = TopicWatch.start(stack.broker().bootstrapServers(), DemoConfiguration.QUEUES)) {
            var scene = new Scene(stack, topics, clock.instant());
            DemoConfiguration.apply(scene);
            if (!playsStory) {
                return 0;
            }
            progress.say("Playing the demo story ...");
            long startNanos = System.nanoTime();
            int failed = Story.play(Story.steps(scene), progress::say);
            progress.say(
                    "Story: %s after %d s.".formatted(failed == 0 ? "PASS" : failed + " FAIL", seconds(startNanos)));
            return failed;
        }
    }

    /** Stops what an earlier launch left; returns the exit code. */
    int down() {
        var children = new Children(layout);
        Optional<StaleProcess> launcher = children.launcher();
        launcher.ifPresent(children::stopLauncher);
        List<StaleProcess> left = children.stopAll();
        if (launcher.isEmpty() && left.isEmpty()) {
            progress.say("Nothing is running on " + layout.data() + ".");
        }
        launcher.ifPresent(it -> progress.say("Stopped process " + it.pid() + " and its parts."));
        left.forEach(it -> progress.say("Stopped %s (process %d).".formatted(it.name(), it.pid())));
        return 0;
    }

    private static long seconds(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos).toSeconds();
    }
}
