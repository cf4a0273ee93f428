package dev.relevo.router.topology;

import dev.relevo.event.AgentAction;
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
import dev.relevo.event.ConversationId;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.limits.InputBounds;
import dev.relevo.router.limits.PlausibleTimes;
import dev.relevo.router.store.ConversationStores;
import dev.relevo.router.store.MovedMarker;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Takes an event or action to where it is decided: here, where its person is now, or under the other form of their number. */
final class InputHandler {
    private final ConversationStores stores;
    private final Relocation relocation;
    private final Decisions decisions;
    private final EarlyEventsStore early;
    private final Variants variants;

    InputHandler(
            ConversationStores stores,
            Relocation relocation,
            Decisions decisions,
            EarlyEventsStore early,
            Variants variants) {
        this.stores = stores;
        this.relocation = relocation;
        this.decisions = decisions;
        this.early = early;
        this.variants = variants;
    }

    void acted(Record<byte[], byte[]> record, AgentAction written, Instant now) {
        InputBounds.check(written);
        AgentAction action = PlausibleTimes.of(written, now);
        ConversationId id = action.action().conversationId();
        byte[] stored = stores.get(id);
        if (!relocation.forwarded(record, MovedMarker.read(stored), null) && !variants.isSearched(record, id, stored)) {
            decisions.decide(id, stored, new Input.Acted(action), now);
            early.release(id, stored, now);
        }
    }

    void happened(Record<byte[], byte[]> record, ConversationEvent written, Instant now) {
        InputBounds.check(written);
        ConversationEvent event = PlausibleTimes.of(written, now);
        ConversationId id = event.conversation().conversationId();
        byte[] stored = stores.get(id);
        switch (event) {
            case AliasLinked linked -> relocate(linked, stored, linked.canonicalConversationId(), now);
            case PersonChanged changed -> relocate(changed, stored, changed.newConversationId(), now);
            case ConversationMoved moved -> {
                if (!relocation.forwarded(record, MovedMarker.read(stored), moved.previousConversationId())) {
                    decisions.decide(id, stored, Relocation.joined(moved), now);
                }
            }
            // A status of a message that is not known here.
            case MessageOutcome _ when stored == null -> {}
            case UserMessage _,
                    BotMessage _,
                    AgentMessage _,
                    BotSignal _,
                    Handover _,
                    DeliverySeen _,
                    MessageOutcome _ -> variants.heard(record, event, stored, now);
        }
        early.release(id, stored, now);
    }

    private void relocate(ConversationEvent why, byte @Nullable [] stored, ConversationId to, Instant now) {
        relocation.relocate(why, stored, to, decisions.setting(to.phoneNumberId(), now));
    }
}
