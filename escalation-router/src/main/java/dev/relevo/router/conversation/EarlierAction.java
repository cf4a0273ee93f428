package dev.relevo.router.conversation;

import dev.relevo.event.AgentAction;
import dev.relevo.event.HandoffEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * The result of an action that was taken earlier under the same id.
 *
 * @param isSame whether the content was the same
 * @param event that answered it; empty for an accepted reply or note
 */
public record EarlierAction(boolean isSame, Optional<HandoffEvent> event) {
    /** Empty when the action is new, or its result is no longer stored. */
    public static Optional<EarlierAction> of(Conversation conversation, AgentAction action, Instant now) {
        return conversation
                .ledger()
                .outcome(action.action().actionId(), now)
                .map(known -> new EarlierAction(known.isOfBody(action), known.event(action)));
    }
}
