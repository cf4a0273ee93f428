package dev.relevo.router.codec;

import dev.relevo.router.conversation.ActionOutcome;
import dev.relevo.router.conversation.Ledger;
import dev.relevo.router.conversation.SentMessage;
import java.util.ArrayList;
import java.util.List;

/** {@link ConversationBytes} of a {@link Ledger}. */
final class LedgerBytes {
    private static final ActionOutcome.Kind[] KINDS = ActionOutcome.Kind.values();
    private static final SentMessage.Status[] STATUSES = SentMessage.Status.values();

    private LedgerBytes() {}

    public static void write(StateWriter out, Ledger ledger) {
        out.number(ledger.outcomes().size());
        for (ActionOutcome outcome : ledger.outcomes()) {
            out.text(outcome.action());
            out.fixed(outcome.body());
            out.time(outcome.at());
            out.number(outcome.kind().ordinal());
            out.text(outcome.eventId());
            out.textOrNull(outcome.queue());
            out.textOrNull(outcome.by());
            out.textOrNull(outcome.text());
        }
        out.number(ledger.messages().size());
        for (SentMessage message : ledger.messages()) {
            out.text(message.messageKey());
            out.text(message.handoff());
            out.textOrNull(message.actionId());
            out.textOrNull(message.agentId());
            out.text(message.text());
            out.time(message.at());
            out.number(message.status().ordinal());
            Integer code = message.code();
            out.flag(code != null);
            if (code != null) {
                out.fixed(code);
            }
            out.textOrNull(message.reason());
        }
    }

    public static Ledger read(StateReader in) {
        List<ActionOutcome> outcomes = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            outcomes.add(new ActionOutcome(
                    in.text(),
                    in.fixed(),
                    in.time(),
                    KINDS[in.int32()],
                    in.text(),
                    in.textOrNull(),
                    in.textOrNull(),
                    in.textOrNull()));
        }
        List<SentMessage> messages = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            messages.add(new SentMessage(
                    in.text(),
                    in.text(),
                    in.textOrNull(),
                    in.textOrNull(),
                    in.text(),
                    in.time(),
                    STATUSES[in.int32()],
                    in.flag() ? (int) in.fixed() : null,
                    in.textOrNull()));
        }
        return outcomes.isEmpty() && messages.isEmpty() ? Ledger.EMPTY : new Ledger(outcomes, messages);
    }
}
