package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.Event;
import dev.relevo.event.EventMeta;
import dev.relevo.event.EventTypes;
import dev.relevo.event.HandoffId;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.policies.InvalidPolicyException;
import dev.relevo.router.policies.PolicyReader;
import dev.relevo.router.policy.EscalationPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories nobody thought of, of three people and two agents: messages, late ones, ones delivered again, claims, replies,
 * releases, ends, phones, and time. What the topology says of each person is what {@link ReferenceModel} says. Each run has
 * new histories; {@code -Dseed=…} repeats one, {@code -Dhistories=…} plays more.
 */
class GeneratedHistoriesTest {
    static final Duration ANSWER = Duration.ofMinutes(1);
    static final Duration OFFER = Duration.ofSeconds(20);
    static final Duration IDLE = Duration.ofMinutes(3);

    /** The driver writes to disk at every step: enough to find a fault within some runs, few enough to wait for. */
    private static final int HISTORIES = Integer.getInteger("histories", 8);

    private static final int STEPS = 150;
    /** What came longer ago is known by its time only, and an agent's action not at all: SeenTest. */
    private static final int DELIVERED_AGAIN_AMONG = 25;

    private static final int PEOPLE = 3;
    static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");
    private static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");
    private static final List<String> AGENTS = List.of("ana", "beto");
    private static final List<String> ACTIONS = List.of("claim", "claim", "reply", "note", "release", "resolve");

    private final List<Sent> sent = new ArrayList<>();
    private final HeardEvents heard = new HeardEvents(PEOPLE);
    private final ReferenceModel[] models = new ReferenceModel[PEOPLE];

    /** An event as it was sent, to be sent again. */
    private record Sent(int person, Topic topic, Event event, boolean asks) {}

    static List<Long> seeds() {
        Long one = Long.getLong("seed");
        return one != null
                ? List.of(one)
                : new SplittableRandom().longs(HISTORIES).boxed().toList();
    }

    @ParameterizedTest(name = "-Dseed={0}")
    @MethodSource("seeds")
    void the_router_does_what_the_model_does(long seed, @TempDir Path stateDir) throws InvalidPolicyException {
        SplittableRandom random = new SplittableRandom(seed);
        int happened = 0;
        Arrays.setAll(models, person -> new ReferenceModel());
        try (RouterDriver router = new RouterDriver(stateDir, policy(), T0)) {
            for (int step = 0; step < STEPS; step++) {
                step(router, random, step);
                heard.listen(router);
                for (int person = 0; person < PEOPLE; person++) {
                    assertThat(heard.of(person))
                            .as("-Dseed=%d, step %d, person %d", seed, step, person)
                            .containsExactlyInAnyOrderElementsOf(models[person].said);
                    happened += heard.of(person).size();
                    heard.of(person).clear();
                    models[person].said.clear();
                }
            }
        }
        assertThat(happened).as("something happens in a history").isGreaterThan(STEPS / 10);
    }

    private void step(RouterDriver router, SplittableRandom random, int step) {
        int person = random.nextInt(PEOPLE);
        String id = "id-" + step;
        switch (random.nextInt(12)) {
            case 0, 1 -> user(router, person, id, router.now(), false);
            case 2, 3 -> user(router, person, id, router.now(), true);
            case 4 -> user(router, person, id, router.now().minusSeconds(random.nextInt(200)), random.nextBoolean());
            case 5 -> send(router, new Sent(person, Topics.CONVERSATION_EVENTS, bot(router, person, id), false));
            case 6 -> {
                if (!sent.isEmpty()) {
                    int last = Math.min(sent.size(), DELIVERED_AGAIN_AMONG);
                    send(router, sent.get(sent.size() - 1 - random.nextInt(last)));
                }
            }
            case 7 -> {
                // An echo right after the first message is taken for a greeting.
                Instant first = models[person].first;
                boolean greets = first != null && !router.now().isAfter(first.plusSeconds(10));
                String who = random.nextInt(3) == 0 && !greets ? null : AGENTS.get(random.nextInt(2));
                send(router, new Sent(person, Topics.CONVERSATION_EVENTS, phone(router, person, id, who), false));
            }
            case 8 ->
                advance(
                        router,
                        random.nextInt(50) == 0 ? Duration.ofHours(25) : Duration.ofSeconds(random.nextInt(1, 90)));
            default -> acts(router, random, person, id);
        }
    }

    private void user(RouterDriver router, int person, String id, Instant written, boolean asks) {
        String text = asks ? "quiero hablar con una persona" : "q" + id;
        send(
                router,
                new Sent(
                        person,
                        Topics.CONVERSATION_EVENTS,
                        new UserMessage(
                                new EventMeta(id, written, router.now()), ref(person), MessageContent.text(id, text)),
                        asks));
    }

    private static ConversationEvent bot(RouterDriver router, int person, String id) {
        return new BotMessage(EventMeta.now(id, router.now()), ref(person), MessageContent.text(id, "r" + id), null);
    }

    private static ConversationEvent phone(RouterDriver router, int person, String id, @Nullable String agent) {
        return new AgentMessage(EventMeta.now(id, router.now()), ref(person), MessageContent.text(id, "a" + id), agent);
    }

    private void acts(RouterDriver router, SplittableRandom random, int person, String id) {
        Episode episode = episode(router, person);
        boolean stale = random.nextInt(8) == 0 || episode == null;
        HandoffId handoff = stale
                ? new HandoffId("of-long-ago")
                : Objects.requireNonNull(episode).id();
        String agent = AGENTS.get(random.nextInt(2));
        EventMeta meta = EventMeta.now(id, router.now());
        ActionRef ref = new ActionRef(id, handoff, ref(person).conversationId(), agent);
        AgentAction action =
                switch (ACTIONS.get(random.nextInt(ACTIONS.size()))) {
                    case "claim" -> new AgentAction.Claim(meta, ref);
                    case "reply" -> new AgentAction.Reply(meta, ref, "a" + id);
                    case "note" -> new AgentAction.Note(meta, ref, "n" + id);
                    case "release" -> new AgentAction.Release(meta, ref);
                    default -> new AgentAction.Resolve(meta, ref, null);
                };
        send(router, new Sent(person, Topics.AGENT_ACTIONS, action, false));
    }

    private void send(RouterDriver router, Sent one) {
        sent.add(one);
        ReferenceModel model = models[one.person];
        String id = one.event.meta().eventId();
        switch (one.event) {
            case UserMessage user -> model.userWrites(id, user.meta().occurredAt(), router.now(), one.asks);
            case AgentMessage human -> model.humanWrites(id, human.agentId(), router.now());
            case AgentAction action -> {
                Episode episode = episode(router, one.person);
                boolean current = episode != null
                        && episode.isOpen()
                        && episode.id().equals(action.action().handoffId());
                model.acts(id, action.action().agentId(), EventTypes.of(action), current, router.now());
            }
            default -> {}
        }
        router.send(one.topic, one.event);
    }

    private void advance(RouterDriver router, Duration duration) {
        router.advance(duration);
        for (ReferenceModel model : models) {
            model.looks(router.now());
        }
    }

    private static @Nullable Episode episode(RouterDriver router, int person) {
        Conversation conversation =
                router.conversation(ref(person).conversationId().value());
        return conversation == null ? null : conversation.episode();
    }

    private static ConversationRef ref(int person) {
        return ConversationRef.of(NUMBER, null, Person.ofWaId(Integer.toString(person + 1)), Provider.META);
    }

    private static EscalationPolicy policy() throws InvalidPolicyException {
        return PolicyReader.read("""
                number: "106540352242922"
                timeZone: UTC
                detectors: {bot-silent: {weight: 0}}
                queues: [{name: support-es, hours: always, answerWithin: PT1M, offerTimeout: PT20S}]
                paths: [{kind: AGENT}, {kind: EMAIL, value: ayuda@example.org}]
                handBack: {idleAfter: PT3M}
                """);
    }
}
