package dev.relevo.router.decision;

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
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.handoff.Agents;
import dev.relevo.router.handoff.DecisionContext;
import dev.relevo.router.handoff.NumberRefusal;
import dev.relevo.router.handoff.Outcome;
import dev.relevo.router.policy.EscalationPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One conversation played against the decider: fixed ids, and a clock that moves only when told. */
public final class Story {
    /** A Wednesday, 10:00 in Bogotá. */
    public static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");

    public static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");
    public static final Person ANA = new Person("573001112233", "573001112233", null, "Ana", null, null);
    public static final ConversationRef REF = ConversationRef.of(NUMBER, "102290129340398", ANA, Provider.META);
    public static final ConversationId ID = REF.conversationId();

    /** Where its epochs start. */
    public static final long EPOCH = T0.getEpochSecond();

    private final EscalationPolicy policy;
    private Agents agents = Agents.UNKNOWN;
    private @Nullable NumberRefusal refusal;
    private final List<Event> all = new ArrayList<>();
    private Instant now = T0;
    private int count;
    public Conversation state = Conversation.unknown(ID, T0);
    public Outcome last = new Outcome(state, List.of(), null);

    public Story(EscalationPolicy policy) {
        this.policy = policy;
    }

    /** Sets what is known about the agents from now on. */
    public Story with(Agents known) {
        agents = known;
        return this;
    }

    /** WhatsApp refuses the number's messages from now on; null when it accepts them again. */
    Story refused(@Nullable NumberRefusal because) {
        refusal = because;
        return this;
    }

    public Story after(Duration pause) {
        now = now.plus(pause);
        return this;
    }

    public Instant now() {
        return now;
    }

    public Story user(String text) {
        return play(new ConversationEvent.UserMessage(meta(), REF, MessageContent.text(nextId(), text)));
    }

    public Story userSends(MessageKind kind) {
        return play(new ConversationEvent.UserMessage(
                meta(), REF, new MessageContent(nextId(), kind, null, null, null, null, null)));
    }

    public Story bot(String text) {
        return play(new ConversationEvent.BotMessage(meta(), REF, MessageContent.text(nextId(), text), null));
    }

    public Story signal(Signal signal) {
        return play(new ConversationEvent.BotSignal(meta(), REF, signal, null, null, null));
    }

    public Story human(String text) {
        return play(new ConversationEvent.AgentMessage(meta(), REF, MessageContent.text(nextId(), text), null));
    }

    public Story play(ConversationEvent event) {
        return take(new Input.Happened(event));
    }

    public Story acts(String agent, BiFunction<EventMeta, ActionRef, AgentAction> action) {
        return acts(agent, handoffId(), action);
    }

    public Story acts(String agent, HandoffId handoff, BiFunction<EventMeta, ActionRef, AgentAction> action) {
        return take(new Input.Acted(action.apply(meta(), new ActionRef(nextId(), handoff, ID, agent))));
    }

    public Story claims(String agent) {
        return acts(agent, AgentAction.Claim::new);
    }

    /** Lets the clock run to the timer the last outcome asked for. */
    Story timerFires() {
        now = Objects.requireNonNull(last.wakeAt(), "no timer is set");
        return take(new Input.Due(now));
    }

    /** The timer comes although it is not time: another version of the policy may have set it. */
    public Story timerFiresEarly() {
        return take(new Input.Due(now));
    }

    public Story take(Input input) {
        last = Decider.decide(state, input, new DecisionContext(policy, agents, refusal, now));
        state = Objects.requireNonNullElse(last.next(), state);
        all.addAll(last.events());
        return this;
    }

    public HandoffId handoffId() {
        return episode().id();
    }

    public Episode episode() {
        return Objects.requireNonNull(state.episode(), "there was no episode");
    }

    /** Types of the events of the last input. */
    public List<String> said() {
        return last.events().stream().map(EventTypes::of).toList();
    }

    /** Types of all events so far. */
    public List<String> saidSoFar() {
        return all.stream().map(EventTypes::of).toList();
    }

    public <T extends Event> T event(Class<T> type) {
        return last.events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " in " + said()));
    }

    public EventMeta meta() {
        return EventMeta.now("event-" + count++, now);
    }

    private String nextId() {
        return "id-" + count++;
    }
}
