package dev.relevo.router.conversation;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.BotSignal.Signal;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.Event;
import dev.relevo.event.EventMeta;
import dev.relevo.event.EventTypes;
import dev.relevo.event.HandoffId;
import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.router.policy.EscalationPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/** One conversation played against the decider: fixed ids, and a clock that moves only when told. */
final class Story {
    /** A Wednesday, 10:00 in Bogotá. */
    static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");

    static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");
    static final Person ANA = new Person("573001112233", "573001112233", null, "Ana", null, null);
    static final ConversationRef REF = ConversationRef.of(NUMBER, "102290129340398", ANA, Provider.META);
    static final ConversationId ID = REF.conversationId();

    /** Where its epochs start. */
    static final long EPOCH = T0.getEpochSecond();

    private final EscalationPolicy policy;
    private Agents agents = Agents.UNKNOWN;
    private final List<Event> all = new ArrayList<>();
    private Instant now = T0;
    private int count;
    Conversation state = Conversation.unknown(ID, T0);
    Outcome last = new Outcome(state, List.of(), null);

    Story(EscalationPolicy policy) {
        this.policy = policy;
    }

    /** From now on this is known of the agents. */
    Story with(Agents known) {
        agents = known;
        return this;
    }

    Story after(Duration pause) {
        now = now.plus(pause);
        return this;
    }

    Instant now() {
        return now;
    }

    Story user(String text) {
        return play(new ConversationEvent.UserMessage(meta(), REF, MessageContent.text(nextId(), text)));
    }

    Story userSends(MessageKind kind) {
        return play(new ConversationEvent.UserMessage(
                meta(), REF, new MessageContent(nextId(), kind, null, null, null, null, null)));
    }

    Story bot(String text) {
        return play(new ConversationEvent.BotMessage(meta(), REF, MessageContent.text(nextId(), text), null));
    }

    Story signal(Signal signal) {
        return play(new ConversationEvent.BotSignal(meta(), REF, signal, null, null, null));
    }

    Story human(String text) {
        return play(new ConversationEvent.AgentMessage(meta(), REF, MessageContent.text(nextId(), text), null));
    }

    Story play(ConversationEvent event) {
        return take(new Input.Happened(event));
    }

    Story acts(String agent, BiFunction<EventMeta, ActionRef, AgentAction> action) {
        return acts(agent, handoffId(), action);
    }

    Story acts(String agent, HandoffId handoff, BiFunction<EventMeta, ActionRef, AgentAction> action) {
        return take(new Input.Acted(action.apply(meta(), new ActionRef(nextId(), handoff, ID, agent))));
    }

    Story claims(String agent) {
        return acts(agent, AgentAction.Claim::new);
    }

    /** Lets the clock run to the timer the last outcome asked for. */
    Story timerFires() {
        now = Objects.requireNonNull(last.wakeAt(), "no timer is set");
        return take(new Input.Due(now));
    }

    /** The timer comes although it is not time: another version of the policy may have set it. */
    Story timerFiresEarly() {
        return take(new Input.Due(now));
    }

    Story take(Input input) {
        last = Decider.decide(state, input, new Setting(policy, agents, now));
        state = Objects.requireNonNullElse(last.next(), state);
        all.addAll(last.events());
        return this;
    }

    HandoffId handoffId() {
        return episode().id();
    }

    Episode episode() {
        return Objects.requireNonNull(state.episode(), "there was no episode");
    }

    /** Types of the events of the last input. */
    List<String> said() {
        return last.events().stream().map(EventTypes::of).toList();
    }

    /** Types of all events so far. */
    List<String> saidSoFar() {
        return all.stream().map(EventTypes::of).toList();
    }

    <T extends Event> T event(Class<T> type) {
        return last.events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " in " + said()));
    }

    EventMeta meta() {
        return EventMeta.now("event-" + count++, now);
    }

    private String nextId() {
        return "id-" + count++;
    }
}
