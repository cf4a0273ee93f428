package dev.relevo.quickstart.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.quickstart.client.TopicWatch;
import dev.relevo.quickstart.stack.Layout;
import dev.relevo.quickstart.stack.PortPlan;
import dev.relevo.quickstart.stack.Progress;
import dev.relevo.quickstart.stack.RunningStack;
import dev.relevo.quickstart.stack.Service;
import dev.relevo.quickstart.story.DemoConfiguration;
import dev.relevo.quickstart.story.Scene;
import dev.relevo.quickstart.story.Step;
import dev.relevo.quickstart.story.Story;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The story of {@code ./relevo demo}, played by the same code. It is played twice on one stack: the second time on the data of the
 * first, and with services killed between its steps.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryIT {
    private static final Set<Poison.Fault> MUST_BE_PARKED =
            Set.of(Poison.Fault.GARBAGE, Poison.Fault.EMPTY, Poison.Fault.NOT_AN_OBJECT);

    /** The topics whose readers park; policies and presence are read by every instance, which skips and counts. */
    private static final Set<Topic> PARKING = Set.of(
            Topics.CONVERSATION_EVENTS,
            Topics.AGENT_ACTIONS,
            Topics.QUALITY_EVENTS,
            Topics.MESSAGE_STATUSES,
            Topics.CONVERSATION_OWNERS,
            Topics.HANDOFF_EVENTS,
            Topics.OUTBOUND_MESSAGES,
            Topics.RATING_EVENTS);

    /** Topics that two services read: the router and rating-service, or rating-service and the notifier. Each parks for itself. */
    private static final Set<String> TWO_READERS = Stream.of(
                    Topics.CONVERSATION_EVENTS, Topics.HANDOFF_EVENTS, Topics.MESSAGE_STATUSES)
            .map(topic -> topic.withPrefix(Topics.DEFAULT_PREFIX))
            .collect(Collectors.toUnmodifiableSet());

    /** The broker refuses records without a key there. */
    private static final Predicate<Topic> IS_COMPACTED = topic -> topic.cleanUp() == Topic.CleanUp.COMPACT;

    /** The directory with {@code .relevo}, as for a reader of the documents. */
    private static final Path DIRECTORY =
            Path.of("target/it/story-" + ProcessHandle.current().pid());

    private static RunningStack stack;
    private static final List<CompletableFuture<Void>> restarts = new ArrayList<>();

    /**
     * An additional step between those of the story: a service is killed as by kill -9. It is restarted while the next step is
     * played, so the effects of that step reach a service that is down.
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
        var layout = Layout.in(Path.of(".."), DIRECTORY.resolve(".relevo"));
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
        assertThat(play(Map.of())).isEmpty();
    }

    /** Each service is killed before a step that reaches it through a topic only: HTTP calls to a service that is down would fail. */
    @Test
    @Order(2)
    void the_story_passes_again_on_kept_data_while_services_are_killed() {
        List<String> failed = play(Map.of("a", Service.NOTIFIER, "c", Service.ROUTER, "e", Service.RATING));

        assertThat(failed).isEmpty();
        assertThat(restarts).hasSize(3).allSatisfy(restart -> assertThat(restart)
                .isCompleted());
    }

    /** Needs kcat and curl, like the reader; both are in every distribution. */
    @Test
    @Order(3)
    void an_agent_works_by_hand_as_the_how_to_says(@TempDir Path directory) throws Exception {
        assumeTrue(isInstalled("kcat") && isInstalled("curl"), "kcat and curl are installed");
        try (var reader = new WalkThrough(
                Path.of("../docs/how-to/work-as-an-agent.md"), DIRECTORY, directory.resolve("terminal"))) {
            assertThat(reader.size()).isEqualTo(10);
            reader.type(0, "");
            reader.type(1, "\"webhookStatus\":200");
            reader.typeUntil(2, "\n106540352242922:573001112277\n");
            reader.typeElsewhere(3, "Reached end of topic relevo.handoff-events [3]");
            reader.type(4, "\"type\":\"handoff-claimed\"");
            reader.type(5, "\"wrapUp\":\"pago\"");
            reader.type(6, "");
            reader.type(7, "");

            assertThat(reader.leave()).isZero();
        }
    }

    /**
     * The matrix of every reader and every record that could stop it, then the story, then kill -9 of every service, then the story
     * again. Parked records are parked once, and no other record is parked.
     */
    @Test
    @Order(4)
    void no_record_on_any_topic_stops_the_story_or_is_parked_twice() throws Exception {
        Map<DeadLetters.Origin, Poison.Case> sent = sendPoison();

        assertThat(play(Map.of())).isEmpty();
        for (Service service : Service.values()) {
            stack.kill(service);
        }
        for (Service service : Service.values()) {
            stack.restart(service);
        }
        assertThat(play(Map.of())).isEmpty();

        List<DeadLetters.Origin> parked = DeadLetters.read(stack.broker().bootstrapServers());
        Map<DeadLetters.Origin, Long> times =
                parked.stream().collect(Collectors.groupingBy(origin -> origin, Collectors.counting()));
        assertThat(times.entrySet().stream()
                        .filter(time -> time.getValue()
                                > (TWO_READERS.contains(time.getKey().topic()) ? 2 : 1)))
                .isEmpty();
        assertThat(parked.stream().filter(origin -> !sent.containsKey(origin))).isEmpty();
        assertThat(sent.entrySet().stream()
                        .filter(entry ->
                                MUST_BE_PARKED.contains(entry.getValue().fault()))
                        .filter(entry -> PARKING.contains(entry.getValue().topic()))
                        .filter(entry -> !parked.contains(entry.getKey())))
                .isEmpty();
        System.out.printf(
                "matrix: %d records of %d types, %d parked once, %d used or skipped, 0 stopped a reader%n",
                sent.size(),
                sent.values().stream().map(Poison.Case::type).distinct().count(),
                parked.size(),
                sent.size() - parked.size());
    }

    private static Map<DeadLetters.Origin, Poison.Case> sendPoison() throws Exception {
        Map<String, Object> broker = Map.of("bootstrap.servers", stack.broker().bootstrapServers());
        try (Admin admin = Admin.create(broker)) {
            var limit = new AlterConfigOp(
                    new ConfigEntry("max.message.bytes", Integer.toString(Poison.LARGEST)), AlterConfigOp.OpType.SET);
            Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
            Topics.all()
                    .forEach(topic -> changes.put(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic.withPrefix(Topics.DEFAULT_PREFIX)),
                            List.of(limit)));
            admin.incrementalAlterConfigs(changes).all().get();
        }
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put("max.request.size", 2 * Poison.LARGEST);
        Map<DeadLetters.Origin, Poison.Case> sent = new HashMap<>();
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Poison.Case poison : Poison.all()) {
                boolean isRefused = poison.record().key() == null && IS_COMPACTED.test(poison.topic());
                if (!isRefused) {
                    var at = producer.send(poison.record()).get();
                    sent.put(new DeadLetters.Origin(at.topic(), at.partition(), at.offset()), poison);
                }
            }
        }
        return sent;
    }

    private static boolean isInstalled(String program) throws Exception {
        return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
    }

    /** Returns what failed; kills a service after each named step. */
    private static List<String> play(Map<String, Service> crashes) {
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
            List<String> told = new ArrayList<>();
            int failed = Story.play(steps, line -> {
                System.out.println(line);
                told.add(line);
            });
            List<String> failures =
                    told.stream().filter(line -> line.startsWith("FAIL")).toList();
            assertThat(failures).hasSize(failed);
            return failures;
        }
    }
}
