package dev.relevo.router.limits;

import dev.relevo.event.AgentAction;
import dev.relevo.event.AgentAction.Claim;
import dev.relevo.event.AgentAction.Note;
import dev.relevo.event.AgentAction.Release;
import dev.relevo.event.AgentAction.Reply;
import dev.relevo.event.AgentAction.Resolve;
import dev.relevo.event.AgentAction.Transfer;
import dev.relevo.event.Bounds;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationEvent.AliasLinked;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.BotSignal;
import dev.relevo.event.ConversationEvent.ConversationMoved;
import dev.relevo.event.ConversationEvent.DeliverySeen;
import dev.relevo.event.ConversationEvent.Handover;
import dev.relevo.event.ConversationEvent.MessageOutcome;
import dev.relevo.event.ConversationEvent.PersonChanged;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.EventMeta;
import java.time.Instant;

/**
 * Detects implausible times: before WhatsApp's API existed, or in the future. An event with such a time counts as having happened
 * when it was recorded.
 */
public final class PlausibleTimes {
    private static final long EARLIEST_SECONDS = Bounds.EARLIEST.getEpochSecond();
    private static final long AHEAD_SECONDS = Bounds.CLOCK_AHEAD.toSeconds();

    private PlausibleTimes() {}

    /** Whether a record stamp is plausible at {@code nowMillis}; both in milliseconds since 1970. */
    public static boolean isPlausible(long stampMillis, long nowMillis) {
        return stampMillis >= 1_000 * EARLIEST_SECONDS && stampMillis <= nowMillis + 1_000 * AHEAD_SECONDS;
    }

    /** The event, with {@code now} in place of implausible times. */
    public static ConversationEvent of(ConversationEvent event, Instant now) {
        if (isPlausible(event.meta(), now)) {
            return event;
        }
        EventMeta meta = plausible(event.meta(), now);
        return switch (event) {
            case UserMessage of -> new UserMessage(meta, of.conversation(), of.message(), of.claim());
            case BotMessage of -> new BotMessage(meta, of.conversation(), of.message(), of.epoch());
            case AgentMessage of -> new AgentMessage(meta, of.conversation(), of.message(), of.agentId());
            case BotSignal of ->
                new BotSignal(meta, of.conversation(), of.signal(), of.messageId(), of.confidence(), of.gap());
            case Handover of -> new Handover(meta, of.conversation(), of.previousOwner(), of.reason());
            case DeliverySeen of ->
                new DeliverySeen(meta, of.conversation(), of.messageId(), of.status(), of.errorCode());
            case MessageOutcome of ->
                new MessageOutcome(
                        meta,
                        of.conversation(),
                        of.messageKey(),
                        of.actionId(),
                        of.handoffId(),
                        of.outcome(),
                        of.messageId(),
                        of.code(),
                        of.reason());
            case AliasLinked of -> new AliasLinked(meta, of.conversation(), of.canonicalConversationId());
            case PersonChanged of -> new PersonChanged(meta, of.conversation(), of.newConversationId());
            case ConversationMoved of ->
                new ConversationMoved(meta, of.conversation(), of.previousConversationId(), of.state());
        };
    }

    /** The action, with {@code now} in place of implausible times. */
    public static AgentAction of(AgentAction action, Instant now) {
        if (isPlausible(action.meta(), now)) {
            return action;
        }
        EventMeta meta = plausible(action.meta(), now);
        return switch (action) {
            case Claim of -> new Claim(meta, of.action());
            case Release of -> new Release(meta, of.action());
            case Transfer of -> new Transfer(meta, of.action(), of.queue(), of.toAgentId());
            case Reply of -> new Reply(meta, of.action(), of.text());
            case Note of -> new Note(meta, of.action(), of.text());
            case Resolve of -> new Resolve(meta, of.action(), of.wrapUp());
        };
    }

    private static boolean isPlausible(EventMeta meta, Instant now) {
        return isPlausible(meta.occurredAt(), now) && isPlausible(meta.recordedAt(), now);
    }

    /** As {@link Bounds#isPlausible}, without an allocation per event. */
    private static boolean isPlausible(Instant at, Instant now) {
        return at.getEpochSecond() >= EARLIEST_SECONDS && at.getEpochSecond() <= now.getEpochSecond() + AHEAD_SECONDS;
    }

    private static EventMeta plausible(EventMeta meta, Instant now) {
        return new EventMeta(
                meta.eventId(),
                isPlausible(meta.occurredAt(), now) ? meta.occurredAt() : now,
                isPlausible(meta.recordedAt(), now) ? meta.recordedAt() : now,
                meta.version());
    }
}
