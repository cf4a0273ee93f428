package dev.relevo.router.decision;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Turn;
import dev.relevo.event.Turn.Change;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.handoff.Transition;
import dev.relevo.router.transcript.History;
import dev.relevo.router.transcript.TurnMark;
import dev.relevo.router.transcript.UserText;
import java.time.Instant;

/**
 * Edits and deletions. Each changes a turn of its own speaker in place. It is not a new message: the score does not decay, no
 * answer becomes due, and no human takes over.
 */
final class EditsAndDeletions {
    private EditsAndDeletions() {}

    /** Applies an edit or a deletion. Returns false when the message is a turn of its own. */
    public static boolean applied(Transition step, ConversationEvent event) {
        return switch (event) {
            case UserMessage user -> applied(step, event, Turn.Who.USER, user.message());
            case BotMessage bot -> applied(step, event, Turn.Who.BOT, bot.message());
            case AgentMessage agent -> applied(step, event, speaker(step, agent.message()), agent.message());
            default -> false;
        };
    }

    /** An automatic greeting arrives like a human's message but is stored as a bot turn. */
    private static Turn.Who speaker(Transition step, MessageContent message) {
        String changed = message.replyTo();
        boolean isGreeting =
                changed != null && step.state().history().indexOf(Turn.Who.BOT, TurnMark.key(changed)) >= 0;
        return isGreeting ? Turn.Who.BOT : Turn.Who.AGENT;
    }

    private static boolean applied(Transition step, ConversationEvent event, Turn.Who who, MessageContent message) {
        String changed = message.replyTo();
        Instant occurredAt = event.meta().occurredAt();
        Instant writtenAt = occurredAt.isBefore(step.now()) ? occurredAt : step.now();
        return switch (message.kind()) {
            case REVOKE -> {
                if (changed != null) {
                    delete(step, who, TurnMark.key(changed), writtenAt);
                }
                yield true;
            }
            // An edit of an unknown message is a new turn, unless that message was deleted.
            case EDIT -> changed != null && edit(step, event, who, message, TurnMark.key(changed), writtenAt);
            default -> false;
        };
    }

    private static void delete(Transition step, Turn.Who who, Integer key, Instant at) {
        History history = step.state().history();
        int place = history.indexOf(who, key);
        if (place < 0) {
            step.rewrite(history.deleted(who, key, at));
            return;
        }
        Turn turn = history.transcript().get(place);
        step.rewrite(history.with(
                place,
                new Turn(who, History.DELETED, turn.at(), Change.DELETED),
                history.marks().get(place)));
    }

    private static boolean edit(
            Transition step,
            ConversationEvent event,
            Turn.Who who,
            MessageContent message,
            Integer changed,
            Instant at) {
        Conversation before = step.state();
        History history = before.history();
        int place = history.indexOf(who, changed);
        if (place < 0) {
            return history.isDeleted(who, changed);
        }
        Turn turn = history.transcript().get(place);
        if (turn.change() == Change.DELETED) {
            return true;
        }
        TurnMark mark = history.marks().get(place);
        boolean newer = mark.changedAt() == null || !at.isBefore(mark.changedAt());
        String text = newer ? UserText.inTranscript(message) : turn.text();
        step.rewrite(history.with(
                place,
                new Turn(who, text, turn.at(), Change.EDITED),
                mark.edited(message.messageId(), newer ? at : null)));
        EditedTurn.heard(step, before, place, event, at);
        return true;
    }
}
