package dev.relevo.quickstart.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.relevo.quickstart.stack.Layout;
import dev.relevo.quickstart.stack.PortPlan;
import dev.relevo.quickstart.stack.Progress;
import dev.relevo.quickstart.stack.RunningStack;
import dev.relevo.quickstart.stack.Service;
import dev.relevo.quickstart.story.DemoConfiguration;
import dev.relevo.quickstart.story.Scene;
import dev.relevo.quickstart.story.Step;
import dev.relevo.quickstart.story.Story;
import dev.relevo.quickstart.story.TopicWatch;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The story of {@code ./relevo demo}, by the same code. It is played twice on one stack: the second time on what the first one left,
 * and with services killed between its steps.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryIT {
    private static RunningStack stack;
    private static final List<CompletableFuture<Void>> restarts = new ArrayList<>();

    /**
     * A step of ours between those of the story: a service dies as by kill -9. It is started again while the next step is played,
     * so what that step causes meets a service that is down.
     */
    private record Crash(Service service) implements Step {
        @Override
        public String letter() {
            return "-";
        }

        @Override
        public String title() {
            return service.module() + " is killed";
        }

        @Override
        public String play() {
            stack.kill(service);
            restarts.add(CompletableFuture.runAsync(() -> stack.restart(service)));
            return "starting again";
        }
    }

    @BeforeAll
    static void start() {
        var data = Path.of("target/it/story-" + ProcessHandle.current().pid());
        var layout = Layout.in(Path.of(".."), data);
        stack = new RunningStack(layout, PortPlan.from(FreePorts.base()), new Progress(System.out));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        stack.startServers(DemoConfiguration.QUEUES);
        DemoConfiguration.registerNumbers(stack.simulator());
        stack.startServices();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void the_story_passes() {
        assertThat(play(Map.of())).isZero();
    }

    /** Each is killed ahead of a step that reaches it through a topic only: who calls a service that is down by HTTP calls again. */
    @Test
    @Order(2)
    void the_story_passes_again_on_kept_data_while_services_are_killed() {
        int failed = play(Map.of("a", Service.NOTIFIER, "c", Service.ROUTER, "e", Service.RATING));

        assertThat(failed).isZero();
        assertThat(restarts).hasSize(3).allSatisfy(restart -> assertThat(restart)
                .isCompleted());
    }

    /** Needs kcat and curl, as the reader does; both are in every distribution. */
    @Test
    @Order(3)
    void an_agent_works_by_hand_as_the_how_to_says(@TempDir Path directory) throws Exception {
        assumeTrue(isInstalled("kcat") && isInstalled("curl"), "kcat and curl are installed");
        Map<String, String> addresses = Map.of(
                "localhost:9092", stack.broker().bootstrapServers(),
                "localhost:8085", stack.simulator().getAuthority());

        try (var reader = new WalkThrough(
                Path.of("../docs/how-to/work-as-an-agent.md"),
                "By hand, with kcat",
                addresses,
                directory.resolve("terminal"))) {
            assertThat(reader.size()).isEqualTo(7);
            reader.type(0, "\"webhookStatus\":200");
            reader.typeUntil(1, "\n106540352242922:573001112277\n");
            reader.typeElsewhere(2, "Reached end of topic relevo.handoff-events [3]");
            reader.type(3, "\"type\":\"handoff-claimed\"");
            reader.type(4, "\"wrapUp\":\"pago\"");
            reader.type(5, "");
            reader.type(6, "");

            assertThat(reader.leave()).isZero();
        }
    }

    private static boolean isInstalled(String program) throws Exception {
        return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
    }

    /** Returns how many steps failed; kills a service after each step named. */
    private static int play(Map<String, Service> crashes) {
        try (TopicWatch topics = TopicWatch.start(stack.broker().bootstrapServers(), DemoConfiguration.QUEUES)) {
            var scene = new Scene(stack, topics, InstantSource.system().instant());
            DemoConfiguration.apply(scene);
            List<Step> steps = new ArrayList<>();
            for (Step step : Story.steps(scene)) {
                steps.add(step);
                if (crashes.containsKey(step.letter())) {
                    steps.add(new Crash(crashes.get(step.letter())));
                }
            }
            return Story.play(steps, System.out::println);
        }
    }
}
