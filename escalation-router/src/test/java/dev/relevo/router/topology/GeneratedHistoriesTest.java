package dev.relevo.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.Event;
import dev.relevo.event.EventMeta;
import dev.relevo.event.EventTypes;
import dev.relevo.event.HandoffId;
import dev.relevo.event.MessageKind;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.policyfile.InvalidPolicyException;
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
 * Histories nobody thought of, of three people and two agents: messages, lines of one turn, late ones, edits, reactions, ones
 * delivered again, claims, replies, releases, ends, phones, retries, both forms of a number, and time. What the topology says of
 * each person is what {@link ReferenceModel} says. Each run has new histories; {@code -Dseed=…} repeats one, {@code -Dhistories=…} plays more.
 */
class GeneratedHistoriesTest {
    public static final Duration ANSWER = Duration.ofMinutes(1);
    public static final Duration OFFER = Duration.ofSeconds(20);
    static final Duration IDLE = Duration.ofMinutes(3);

    /** The driver writes to disk at every step: enough to find a fault within some runs, few enough to wait for. */
    private static final int HISTORIES = Integer.getInteger("histories", 8);

    private static final int STEPS = 150;
    /** What came longer ago is known by its time only, and an agent's action not at all: ProcessedEventsTest. */
    private static final int DELIVERED_AGAIN_AMONG = 25;

    /** The first is a Brazilian, whose number others write with a digit more. */
    public static final List<String> PEOPLE = List.of("554899998888", "2", "3");

    private static final String OTHER_FORM = "5548999998888";
    public static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");
    private static final List<String> AGENTS = List.of("ana", "beto");
    private static final List<String> ACTIONS = List.of("claim", "claim", "reply", "note", "release", "resolve");

    private final List<Sent> sent = new ArrayList<>();
    private final HeardEvents heard = new HeardEvents(PEOPLE.size());
    private final ReferenceModel[] models = new ReferenceModel[PEOPLE.size()];

    /** What a line of the user says: a request, the first half of one, the rest of it, or anything else. */
    enum Line {
        PLAIN,
        ASKS,
        HALF,
        REST
    }

    /** An event as it was sent, to be sent again. */
    private record Sent(int person, Topic topic, Event event, Line line) {}

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
        try (RouterDriver router = new RouterDriver(stateDir, HistoryEvents.policy(), T0)) {
            for (int step = 0; step < STEPS; step++) {
                step(router, random, step);
                heard.listen(router);
                for (int person = 0; person < PEOPLE.size(); person++) {
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
        int person = random.nextInt(PEOPLE.size());
        String id = "id-" + step;
        switch (random.nextInt(15)) {
            case 0, 1 -> user(router, person, id, router.now(), Line.PLAIN);
            case 2, 3 -> user(router, person, id, router.now(), Line.ASKS);
            case 4 -> {
                Instant written = router.now().minusSeconds(random.nextInt(200));
                user(router, person, id, written, random.nextBoolean() ? Line.ASKS : Line.PLAIN);
            }
            case 5 -> {
                // What a bot says to a number of two forms waits for the person to write, and is an answer then.
                if (person > 0 || isKnown(person)) {
                    event(router, person, HistoryEvents.bot(router, form(random, person), id));
                }
            }
            case 6 -> {
                if (!sent.isEmpty()) {
                    int last = Math.min(sent.size(), DELIVERED_AGAIN_AMONG);
                    send(router, sent.get(sent.size() - 1 - random.nextInt(last)));
                }
            }
            case 7 -> {
                // An echo right after the first message, or before it, is taken for a greeting.
                Instant first = models[person].first;
                boolean greets = !isKnown(person) || !router.now().isAfter(first.plusSeconds(10));
                String who = random.nextInt(3) == 0 && !greets ? null : AGENTS.get(random.nextInt(2));
                event(router, person, HistoryEvents.phone(router, form(random, person), id, who));
            }
            case 8 ->
                advance(
                        router,
                        random.nextInt(50) == 0 ? Duration.ofHours(25) : Duration.ofSeconds(random.nextInt(1, 90)));
            case 9 -> {
                user(router, person, id, router.now(), Line.HALF);
                if (random.nextInt(3) == 0)
                    event(router, person, HistoryEvents.bot(router, form(random, person), id + "-bot"));
                if (random.nextInt(3) == 0) reacts(router, person, id + "-reaction");
                advance(router, Duration.ofSeconds(random.nextInt(9)));
                user(router, person, id + "-rest", router.now(), Line.REST);
            }
            case 10 -> {
                String target = models[person].plain;
                if (!target.isEmpty()) {
                    event(
                            router,
                            person,
                            HistoryEvents.said(
                                    router, PEOPLE.get(person), id, MessageKind.EDIT, HistoryEvents.ASKS, target));
                }
            }
            case 11 -> reacts(router, person, id);
            default -> acts(router, random, person, id);
        }
    }

    private void user(RouterDriver router, int person, String id, Instant written, Line line) {
        UserMessage message = HistoryEvents.user(router, PEOPLE.get(person), id, written, line);
        send(router, new Sent(person, Topics.CONVERSATION_EVENTS, message, line));
    }

    private void reacts(RouterDriver router, int person, String id) {
        if (isKnown(person)) {
            event(router, person, HistoryEvents.said(router, PEOPLE.get(person), id, MessageKind.REACTION, "👍", null));
        }
    }

    private void event(RouterDriver router, int person, ConversationEvent event) {
        send(router, new Sent(person, Topics.CONVERSATION_EVENTS, event, Line.PLAIN));
    }

    private boolean isKnown(int person) {
        return models[person].first.isBefore(Instant.MAX);
    }

    /** The number as the bot and the phone write it, once the router knows the person. */
    private String form(SplittableRandom random, int person) {
        boolean other = person == 0 && isKnown(person) && random.nextBoolean();
        return other ? OTHER_FORM : PEOPLE.get(person);
    }

    private void acts(RouterDriver router, SplittableRandom random, int person, String id) {
        Episode episode = episode(router, person);
        boolean stale = random.nextInt(8) == 0 || episode == null;
        HandoffId handoff = stale
                ? new HandoffId("of-long-ago")
                : Objects.requireNonNull(episode).id();
        String agent = AGENTS.get(random.nextInt(2));
        EventMeta meta = EventMeta.now(id, router.now());
        ActionRef ref =
                new ActionRef(id, handoff, HistoryEvents.ref(PEOPLE.get(person)).conversationId(), agent);
        AgentAction action =
                switch (ACTIONS.get(random.nextInt(ACTIONS.size()))) {
                    case "claim" -> new AgentAction.Claim(meta, ref);
                    case "reply" -> new AgentAction.Reply(meta, ref, "a" + id);
                    case "note" -> new AgentAction.Note(meta, ref, "n" + id);
                    case "release" -> new AgentAction.Release(meta, ref);
                    default -> new AgentAction.Resolve(meta, ref, null);
                };
        send(router, new Sent(person, Topics.AGENT_ACTIONS, action, Line.PLAIN));
    }

    private void send(RouterDriver router, Sent one) {
        sent.add(one);
        ReferenceModel model = models[one.person];
        String id = one.event.meta().eventId();
        switch (one.event) {
            case UserMessage user
            when user.message().kind() == MessageKind.REACTION ->
                model.userReacts(id, user.meta().occurredAt());
            case UserMessage user
            when user.message().kind() == MessageKind.EDIT ->
                model.userEdits(id, Objects.requireNonNull(user.message().replyTo()), router.now());
            case UserMessage user -> model.userWrites(id, user.meta().occurredAt(), router.now(), one.line);
            case BotMessage ignored -> model.botWrites(id);
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
        Conversation conversation = router.conversation(
                HistoryEvents.ref(PEOPLE.get(person)).conversationId().value());
        return conversation == null ? null : conversation.episode();
    }
}
