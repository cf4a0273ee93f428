package dev.relevo.router.handoff;

import dev.relevo.event.ActionRef;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.Event;
import dev.relevo.event.EventMeta;
import dev.relevo.event.HandoffEvent.HandoffPathOffered;
import dev.relevo.event.HandoffId;
import dev.relevo.event.HandoffRef;
import dev.relevo.event.Ids;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.conversation.Ownership;
import dev.relevo.router.conversation.SentMessage;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policy.RoutingCriteria;
import dev.relevo.router.text.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One decision in the making: the state as it changes and the events so far. Lives for one call of {@code Decider.decide} and
 * never leaves its thread.
 */
public final class Transition {
    public final EscalationPolicy policy;
    public final Agents agents;
    public final Instant now;
    private final String causeId;
    private final List<Event> events = new ArrayList<>();
    /** Detectors that are silent in this step: what they would say of its message has counted. */
    public Set<String> counted = Set.of();

    public Conversation state;

    /**
     * @param causeId what led here: an event's or action's id, or one derived from a timer; ids of new events derive from it
     */
    public Transition(Conversation state, DecisionContext setting, String causeId) {
        this.state = state;
        this.policy = setting.policy();
        this.agents = setting.agents();
        this.now = setting.now();
        this.causeId = causeId;
    }

    public ConversationId id() {
        return state.id();
    }

    public List<Event> events() {
        return events;
    }

    public void emit(Event event) {
        events.add(event);
    }

    /** Whether the person was told other ways in this step. */
    public boolean toldPaths() {
        for (Event event : events) {
            if (event instanceof HandoffPathOffered) {
                return true;
            }
        }
        return false;
    }

    /** Identity for the next event: the same cause makes the same ids in the same order. */
    public EventMeta meta() {
        return EventMeta.now(Ids.derived(causeId, id().value(), Integer.toString(events.size())), now);
    }

    HandoffId newHandoffId() {
        return new HandoffId(Ids.derived("handoff", id().value(), causeId));
    }

    /** The criteria for choosing the user's queue. */
    public RoutingCriteria need(List<Reason> reasons) {
        List<String> last = state.lastUserTurns(1);
        return new RoutingCriteria(
                id().phoneNumberId().value(),
                state.language(),
                reasons.stream().map(Reason::detector).collect(Collectors.toSet()),
                last.isEmpty() ? List.of() : Text.words(last.getFirst()),
                state.suspicion().payload());
    }

    public HandoffRef ref(HandoffId handoff, @Nullable String queue) {
        return new HandoffRef(handoff, id(), id().phoneNumberId(), queue, causeId);
    }

    public HandoffRef ref(Episode episode) {
        return ref(episode.id(), episode.queue());
    }

    /** Passes ownership and tells everyone; nothing happens when it stays where it is. */
    public void own(Owner owner, @Nullable String agentId, @Nullable HandoffId handoff) {
        Ownership before = state.ownership();
        if (before.owner() == owner && java.util.Objects.equals(before.agentId(), agentId)) {
            return;
        }
        Ownership after = before.pass(owner, agentId, now);
        state = state.with(after);
        emit(new ConversationOwner(
                meta(), id(), id().phoneNumberId(), owner, agentId, handoff, after.epoch(), after.since()));
    }

    /** Sends the person the words of an agent. */
    public void reply(String text, ActionRef action) {
        send(text, null, OutboundMessage.AGENT_REPLY, action);
    }

    /** Sends the person a text under the ownership as it is now. */
    public void tell(String text, String reason) {
        send(text, null, reason, null);
    }

    /** Asks the user a question that is answered with a button. */
    public void ask(OutboundMessage.Interactive question, String reason) {
        send(null, question, reason, null);
    }

    private void send(
            @Nullable String text,
            OutboundMessage.@Nullable Interactive question,
            String reason,
            @Nullable ActionRef action) {
        EventMeta meta = meta();
        HandoffId handoff = handoffOf(reason);
        OutboundMessage message = new OutboundMessage(
                meta,
                meta.eventId(),
                action == null ? null : action.actionId(),
                handoff,
                id(),
                id().phoneNumberId(),
                state.person(),
                state.ownership().epoch(),
                text,
                question,
                null,
                reason);
        emit(message);
        if (handoff != null) {
            state = state.with(
                    state.ledger().plus(SentMessage.queued(message, action == null ? null : action.agentId())));
        }
    }

    /** An offer comes before there is a handoff. */
    private @Nullable HandoffId handoffOf(String reason) {
        Episode episode = state.episode();
        return episode == null || reason.equals(OutboundMessage.OFFER) ? null : episode.id();
    }
}
