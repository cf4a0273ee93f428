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
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The launcher, which {@code ./relevo} starts once everything is built. */
public final class Main {
    private static final int FAILURE = 1;

    private final Arguments arguments;
    private final Layout layout;
    private final PortPlan ports;
    private final Progress progress;
    private final InstantSource clock;

    private Main(Arguments arguments, Layout layout, PortPlan ports, Progress progress, InstantSource clock) {
        this.arguments = arguments;
        this.layout = layout;
        this.ports = ports;
        this.progress = progress;
        this.clock = clock;
    }

    /** Exits with 0, or with 1 after a line with the error. */
    public static void main(String[] words) {
        var progress = new Progress(System.out);
        try {
            Arguments arguments = Arguments.of(List.of(words));
            Layout layout = layout(arguments, Path.of(System.getProperty("relevo.home", ".")));
            PortPlan ports = PortPlan.configured(System.getenv(PortPlan.VARIABLE));
            System.exit(new Main(arguments, layout, ports, progress, InstantSource.system()).run());
        } catch (RuntimeException e) {
            System.err.println("relevo: " + e.getMessage());
            System.exit(FAILURE);
        }
    }

    /** {@code demo} uses a data directory of its own, separate from the data of {@code up}. */
    private static Layout layout(Arguments arguments, Path home) {
        Path usual = home.resolve(".relevo");
        if (arguments.data().isPresent()) {
            return Layout.in(home, arguments.data().get());
        }
        return arguments.command() == Arguments.Command.DEMO
                ? new Layout(home, usual.resolve("demo"), usual.resolve("logs"))
                : Layout.in(home, usual);
    }

    private int run() {
        return switch (arguments.command()) {
            case UP -> up();
            case DEMO -> demo();
            case DOWN -> down();
        };
    }

    private int up() {
        try (RunningStack stack = start()) {
            int failed = prepare(stack, arguments.playsStory());
            Welcome.lines(layout, ports, stack.credentials()).forEach(progress::say);
            Optional<String> death = stack.awaitDeath();
            death.ifPresent(what -> System.err.println("relevo: " + what));
            return death.isPresent() || failed > 0 ? FAILURE : 0;
        }
    }

    private int demo() {
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

    private int down() {
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
