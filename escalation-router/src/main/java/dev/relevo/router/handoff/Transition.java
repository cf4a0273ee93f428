package dev.relevo.router.handoff;

import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.Event;
import dev.relevo.event.EventMeta;
import dev.relevo.event.HandoffEvent.HandoffPathOffered;
import dev.relevo.event.HandoffId;
import dev.relevo.event.HandoffRef;
import dev.relevo.event.Ids;
import dev.relevo.event.Person;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.ActionOutcome;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.ConversationTimers;
import dev.relevo.router.conversation.ConversationTimers.PendingHumanRequest;
import dev.relevo.router.conversation.ConversationTimers.UnansweredMessages;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.conversation.Ownership;
import dev.relevo.router.conversation.Persons;
import dev.relevo.router.conversation.SentMessage;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.conversation.StuckScore;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.transcript.History;
import dev.relevo.router.transcript.TurnMark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One decision in progress: the changing state and the events so far. Created per call of {@code Decider.decide} and confined to
 * its thread.
 */
public final class Transition {
    private final DecisionContext setting;
    private final String causeId;
    private final List<Event> events = new ArrayList<>();
    private Conversation state;
    private Set<String> ignored = Set.of();

    /** @param causeId the event's or action's id, or one derived from a timer; ids of new events derive from it */
    public Transition(Conversation state, DecisionContext setting, String causeId) {
        this.state = state;
        this.setting = setting;
        this.causeId = causeId;
    }

    /** The conversation with all changes so far. */
    public Conversation state() {
        return state;
    }

    public ConversationId id() {
        return state.id();
    }

    public EscalationPolicy policy() {
        return setting.policy();
    }

    public Agents agents() {
        return setting.agents();
    }

    public Instant now() {
        return setting.now();
    }

    /** WhatsApp's refusal of the number's messages, in force now; null when a message can be sent. */
    public @Nullable NumberRefusal refusal() {
        NumberRefusal refusal = setting.refusal();
        return refusal != null && refusal.isInForce(now()) ? refusal : null;
    }

    public List<Event> events() {
        return events;
    }

    public void emit(Event event) {
        events.add(event);
    }

    /** Whether the user was sent other contact paths in this step. */
    public boolean toldPaths() {
        return events.stream().anyMatch(HandoffPathOffered.class::isInstance);
    }

    /** Metadata of the next event: the same cause gives the same ids in the same order. */
    public EventMeta meta() {
        return EventMeta.now(Ids.derived(causeId, id().value(), Integer.toString(events.size())), now());
    }

    HandoffId newHandoffId() {
        return new HandoffId(Ids.derived("handoff", id().value(), causeId));
    }

    public HandoffRef ref(HandoffId handoff, @Nullable String queue) {
        return new HandoffRef(handoff, id(), id().phoneNumberId(), queue, causeId);
    }

    public HandoffRef ref(Episode episode) {
        return ref(episode.id(), episode.queue());
    }

    /** These detectors are silent from now on: what they would say of the step's message has counted. */
    public void ignore(Set<String> detectors) {
        ignored = Set.copyOf(detectors);
    }

    public boolean isIgnored(Signal signal) {
        return ignored.contains(signal.reason().detector());
    }

    public boolean ignoresAll(Collection<String> detectors) {
        return ignored.containsAll(detectors);
    }

    /** Changes the owner and publishes it; nothing happens when the owner stays the same. */
    public void own(Owner owner, @Nullable String agentId, @Nullable HandoffId handoff) {
        Ownership before = state.ownership();
        if (before.owner() == owner && Objects.equals(before.agentId(), agentId)) {
            return;
        }
        Ownership after = before.pass(owner, agentId, now());
        own(after);
        emit(new ConversationOwner(
                meta(), id(), id().phoneNumberId(), owner, agentId, handoff, after.epoch(), after.since()));
    }

    /** Changes the ownership without an event. */
    public void own(Ownership ownership) {
        state = state.with(ownership);
    }

    /** Another conversation of the same person has become a part of this one. */
    public void become(Conversation joined) {
        state = joined;
    }

    /** Adds what a message says of its sender. */
    public void merge(Person seen) {
        state = state.with(Persons.merged(state.person(), seen));
    }

    public void append(Turn turn) {
        state = state.plus(turn);
    }

    public void append(Turn turn, TurnMark mark) {
        state = state.plus(turn, mark);
    }

    /** Changes turns that are there already. */
    public void rewrite(History history) {
        state = state.with(history);
    }

    /** The user wrote at this time: WhatsApp accepts free text for a day. */
    public void openWindow(Instant writtenAt) {
        state = state.with(state.clocks().windowUntil(writtenAt.plus(ConversationTimers.WINDOW)));
    }

    public void awaitAnswer(UnansweredMessages unanswered) {
        state = state.waitingFor(unanswered);
    }

    /** The user's messages are answered, or their answer can no longer be judged. */
    public void clearWaiting() {
        state = state.waitingFor(null);
    }

    public void awaitHuman(PendingHumanRequest request) {
        state = state.with(state.clocks().asked(request));
    }

    public void clearHumanRequest() {
        state = state.with(state.clocks().asked(null));
    }

    /** Adds a signal to the score. */
    public void suspect(Signal signal) {
        state = state.with(state.suspicion().with(signal));
    }

    /** A new user turn: the signals before it count for less. */
    public void fadeScore() {
        state = state.with(state.suspicion().decayed(policy().score().decayPerUserTurn()));
    }

    /** The user chose a button or list row of the bot. */
    public void choose(@Nullable String payload) {
        state = state.with(state.suspicion().choosing(payload));
    }

    public void markOffered() {
        state = state.with(state.suspicion().asOffered());
    }

    public void clearScore() {
        state = state.with(StuckScore.NONE);
    }

    /** Begins an episode; the user no longer waits for the bot. */
    public void open(Episode episode) {
        state = state.with(episode).waitingFor(null);
    }

    public void update(Episode episode) {
        state = state.with(episode);
    }

    public void close(Episode episode, Episode.State end) {
        state = state.with(episode.closed(end, now()));
    }

    /** After an episode: the score is reset, and weak signals open no new one for a while. */
    public void rest() {
        clearScore();
        state = state.with(state.clocks().quiet(now().plus(policy().score().coolDown())));
    }

    public void record(ActionOutcome outcome) {
        state = state.with(state.ledger().plus(outcome, now()));
    }

    public void record(SentMessage message) {
        state = state.with(state.ledger().plus(message));
    }

    public void replace(SentMessage before, SentMessage after) {
        state = state.with(state.ledger().withMessages(message -> message == before ? after : message));
    }
}
