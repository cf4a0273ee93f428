package dev.relevo.router.codec;

import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.Person;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.ConversationTimers;
import dev.relevo.router.conversation.ConversationTimers.PendingHumanRequest;
import dev.relevo.router.conversation.ConversationTimers.UnansweredMessages;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.conversation.Ledger;
import dev.relevo.router.conversation.Ownership;
import dev.relevo.router.conversation.StuckScore;
import dev.relevo.router.transcript.History;
import dev.relevo.router.transcript.ProcessedEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Binary format of a conversation: field after field, without names, because encoding is a large part of the cost of an event. A
 * different order or another field is a different format; the caller stores the format's number with the bytes.
 */
public final class ConversationBytes {
    private ConversationBytes() {}

    /**
     * The conversation in bytes.
     *
     * @param ahead number of zero bytes to leave in front, for the caller
     */
    public static byte[] write(Conversation conversation, int ahead) {
        StateWriter out = new StateWriter(ahead);
        out.firstTime(conversation.lastEventAt());
        out.text(conversation.id().value());
        write(out, conversation.person());
        write(out, conversation.ownership());
        write(out, conversation.suspicion());
        TurnBytes.write(out, conversation.transcript(), conversation.history().marks());
        write(out, conversation.history().seen());
        write(out, conversation.clocks());
        Episode episode = conversation.episode();
        out.flag(episode != null);
        if (episode != null) {
            EpisodeBytes.write(out, episode);
        }
        LedgerBytes.write(out, conversation.ledger());
        return out.written();
    }

    /**
     * The conversation in these bytes.
     *
     * @param ahead the same value as for {@link #write}
     * @throws RuntimeException when the bytes have another format or are truncated
     */
    public static Conversation read(byte[] bytes, int ahead) {
        StateReader in = new StateReader(bytes, ahead);
        var lastEventAt = in.firstTime();
        ConversationId id = new ConversationId(in.text());
        Person person = readPerson(in);
        Ownership ownership = new Ownership(Owner.valueOf(in.text()), in.textOrNull(), in.number(), in.time());
        StuckScore suspicion = new StuckScore(
                in.real(), in.int32(), in.flag(), in.int32(), readReasons(in), in.flag(), in.textOrNull());
        History history = readHistory(in, lastEventAt);
        ConversationTimers clocks = readClocks(in);
        Episode episode = in.flag() ? EpisodeBytes.read(in) : null;
        Ledger ledger = LedgerBytes.read(in);
        in.end();
        return new Conversation(id, person, ownership, suspicion, history, clocks, episode, ledger);
    }

    private static void write(StateWriter out, Person person) {
        out.text(person.id());
        out.textOrNull(person.waId());
        out.textOrNull(person.userId());
        out.textOrNull(person.name());
        out.textOrNull(person.username());
        out.textOrNull(person.language());
    }

    private static Person readPerson(StateReader in) {
        return new Person(
                in.text(), in.textOrNull(), in.textOrNull(), in.textOrNull(), in.textOrNull(), in.textOrNull());
    }

    private static void write(StateWriter out, Ownership ownership) {
        out.text(ownership.owner().name());
        out.textOrNull(ownership.agentId());
        out.number(ownership.epoch());
        out.time(ownership.since());
    }

    private static void write(StateWriter out, StuckScore suspicion) {
        out.real(suspicion.score());
        out.number(suspicion.misses());
        out.flag(suspicion.missedThisTurn());
        out.number(suspicion.repeats());
        writeReasons(out, suspicion.evidence());
        out.flag(suspicion.offered());
        out.textOrNull(suspicion.payload());
    }

    private static History readHistory(StateReader in, Instant lastEventAt) {
        TurnBytes.Read turns = TurnBytes.read(in);
        return new History(turns.turns(), readSeen(in), lastEventAt, turns.marks());
    }

    private static void write(StateWriter out, ProcessedEvents seen) {
        out.text(seen.older());
        out.text(seen.newer());
        out.timeOrNull(seen.olderUntil());
        out.timeOrNull(seen.newerUntil());
        out.timeOrNull(seen.forgottenUntil());
    }

    private static ProcessedEvents readSeen(StateReader in) {
        return new ProcessedEvents(in.text(), in.text(), in.timeOrNull(), in.timeOrNull(), in.timeOrNull());
    }

    private static void write(StateWriter out, ConversationTimers clocks) {
        UnansweredMessages waiting = clocks.waiting();
        out.flag(waiting != null);
        if (waiting != null) {
            out.time(waiting.since());
            out.text(waiting.messageId());
            out.number(waiting.messages());
            out.flag(waiting.counted());
        }
        out.timeOrNull(clocks.windowClosesAt());
        out.timeOrNull(clocks.quietUntil());
        PendingHumanRequest asked = clocks.asked();
        out.flag(asked != null);
        if (asked != null) {
            write(out, asked.request());
            out.time(asked.since());
        }
    }

    private static ConversationTimers readClocks(StateReader in) {
        return new ConversationTimers(
                in.flag() ? new UnansweredMessages(in.time(), in.text(), in.int32(), in.flag()) : null,
                in.timeOrNull(),
                in.timeOrNull(),
                in.flag() ? new PendingHumanRequest(readReason(in), in.time()) : null);
    }

    static void writeReasons(StateWriter out, List<Reason> reasons) {
        out.number(reasons.size());
        reasons.forEach(reason -> write(out, reason));
    }

    static List<Reason> readReasons(StateReader in) {
        int count = in.count();
        List<Reason> reasons = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            reasons.add(readReason(in));
        }
        return reasons;
    }

    private static void write(StateWriter out, Reason reason) {
        out.text(reason.detector());
        out.real(reason.strength());
        out.textOrNull(reason.messageId());
        out.text(reason.evidence());
    }

    private static Reason readReason(StateReader in) {
        return new Reason(in.text(), in.real(), in.textOrNull(), in.text());
    }
}
