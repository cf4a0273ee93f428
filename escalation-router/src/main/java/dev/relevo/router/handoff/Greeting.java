package dev.relevo.router.handoff;

import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffEvent.HandoffResolved;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.text.Text;
import dev.relevo.router.transcript.UserText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A text that the phone app sends automatically. It arrives as an echo without a name, like a human's message, but no human has
 * read anything. Recognised by its words if the policy lists them, or by following directly after the user's first message.
 */
public final class Greeting {
    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    /** A user who returns after this time gets the greeting again. */
    private static final Duration FIRST_AGAIN = Duration.ofDays(14);

    private Greeting() {}

    public static boolean isAutomatic(Transition step, AgentMessage echo) {
        return echo.agentId() == null && (isListed(step, echo) || isFirstAnswer(step.state(), echo));
    }

    /**
     * The echo of an automatic greeting was processed before the message that it answers: no human has taken over.
     *
     * @param user the first message of the user
     */
    public static void cameFirst(Transition step, UserMessage user) {
        Conversation state = step.state();
        Episode held = state.openEpisode().filter(Episode::isUnnamed).orElse(null);
        List<Turn> turns = state.transcript();
        boolean isOnlyTurn = turns.size() == 1 && turns.getFirst().who() == Turn.Who.AGENT;
        if (held == null || held.queue() != null || !isOnlyTurn) {
            return;
        }
        Instant at = turns.getFirst().at();
        Instant asked = user.meta().occurredAt();
        if (!at.isBefore(asked) && !at.isAfter(asked.plus(AT_ONCE))) {
            Turn greeting = new Turn(Turn.Who.BOT, turns.getFirst().text(), at);
            step.rewrite(
                    state.history().with(0, greeting, state.history().marks().getFirst()));
            step.close(held, Episode.State.RESOLVED);
            step.emit(new HandoffResolved(step.meta(), step.ref(held), null, "it was an automatic greeting"));
            step.own(Owner.BOT, null, null);
        }
    }

    private static boolean isListed(Transition step, AgentMessage echo) {
        List<String> words = Text.words(UserText.of(echo.message()));
        // A picture has no words either.
        return !words.isEmpty()
                && step.policy().handBack().automaticTexts().stream()
                        .anyMatch(text -> Text.words(text).equals(words));
    }

    private static boolean isFirstAnswer(Conversation state, AgentMessage echo) {
        Instant at = echo.meta().occurredAt();
        Instant since = at.minus(FIRST_AGAIN);
        List<Turn> turns = state.transcript();
        if (turns.size() == Handoff.MAX_TURNS && turns.getFirst().at().isAfter(since)) {
            // Earlier turns are no longer stored.
            return false;
        }
        List<Turn> recent =
                turns.stream().filter(turn -> turn.at().isAfter(since)).toList();
        if (recent.stream().anyMatch(turn -> turn.who() == Turn.Who.AGENT)) {
            // The app does not greet a user to whom a human has already written.
            return false;
        }
        return recent.stream()
                .filter(turn -> turn.who() == Turn.Who.USER)
                .map(Turn::at)
                .min(Instant::compareTo)
                .filter(first -> !at.isBefore(first) && !at.isAfter(first.plus(AT_ONCE)))
                .isPresent();
    }
}
