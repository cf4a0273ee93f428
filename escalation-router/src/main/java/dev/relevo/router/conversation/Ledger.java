package dev.relevo.router.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What agents asked for in a conversation, and the outcome.
 *
 * @param outcomes of the last actions, oldest first, at most {@value #MAX_OUTCOMES}
 * @param messages the last ones of handoffs, oldest first, at most {@value #MAX_MESSAGES}
 */
public record Ledger(List<ActionOutcome> outcomes, List<SentMessage> messages) {
    public static final int MAX_OUTCOMES = 16;
    public static final int MAX_MESSAGES = 20;
    public static final Ledger EMPTY = new Ledger(List.of(), List.of());

    public Ledger {
        outcomes = List.copyOf(outcomes);
        messages = List.copyOf(messages);
    }

    public boolean isEmpty() {
        return outcomes.isEmpty() && messages.isEmpty();
    }

    public Optional<ActionOutcome> outcome(String actionId, Instant now) {
        return outcomes.stream()
                .filter(outcome -> outcome.isKept(now) && outcome.isOf(actionId))
                .findFirst();
    }

    public Ledger plus(ActionOutcome outcome, Instant now) {
        List<ActionOutcome> longer = new ArrayList<>(outcomes);
        longer.removeIf(old -> !old.isKept(now));
        longer.add(outcome);
        return new Ledger(last(longer, MAX_OUTCOMES), messages);
    }

    public Ledger plus(SentMessage message) {
        List<SentMessage> longer = new ArrayList<>(messages);
        longer.add(message);
        return new Ledger(outcomes, last(longer, MAX_MESSAGES));
    }

    public Optional<SentMessage> message(String messageKey) {
        return messages.stream()
                .filter(message -> message.messageKey().equals(messageKey))
                .findFirst();
    }

    public Ledger withMessages(UnaryOperator<SentMessage> change) {
        return new Ledger(outcomes, messages.stream().map(change).toList());
    }

    /** The union, when two conversations are merged. */
    public Ledger and(Ledger other) {
        if (other.isEmpty()) {
            return this;
        }
        List<ActionOutcome> all = new ArrayList<>(other.outcomes);
        all.addAll(outcomes);
        all.sort(java.util.Comparator.comparing(ActionOutcome::at));
        List<SentMessage> sent = new ArrayList<>(other.messages);
        sent.addAll(messages);
        sent.sort(java.util.Comparator.comparing(SentMessage::at));
        return new Ledger(last(all, MAX_OUTCOMES), last(sent, MAX_MESSAGES));
    }

    private static <T> List<T> last(List<T> all, int max) {
        return all.subList(Math.max(0, all.size() - max), all.size());
    }
}
