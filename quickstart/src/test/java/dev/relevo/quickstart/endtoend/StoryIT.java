package dev.relevo.quickstart.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The story of {@code ./relevo demo}, by the same code. It is played twice on one stack: the second time on what the first one left,
 * and with services killed between its steps.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryIT {
    private static RunningStack stack;

    /** A step of ours between those of the story: a service dies as by kill -9, and is started again. */
    private record Crash(Service service) implements Step {
        @Override
        public String letter() {
            return "-";
        }

        @Override
        public String title() {
            return service.module() + " is killed and started again";
        }

        @Override
        public String play() {
            stack.kill(service);
            stack.restart(service);
            return "ready again";
        }
    }

    @BeforeAll
    static void start() {
        var data = Path.of("target/it/story-" + ProcessHandle.current().pid());
        var layout = Layout.in(Path.of(".."), data);
        stack = new RunningStack(layout, PortPlan.from(FreePorts.base()), new Progress(System.out));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        stack.start(DemoConfiguration.QUEUES);
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

    @Test
    @Order(2)
    void the_story_passes_again_on_kept_data_while_services_are_killed() {
        assertThat(play(Map.of("b", Service.ROUTER, "c", Service.INGEST, "d", Service.NOTIFIER, "e", Service.RATING)))
                .isZero();
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
