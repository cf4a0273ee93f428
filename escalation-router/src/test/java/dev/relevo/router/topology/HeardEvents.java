package dev.relevo.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.EventTypes;
import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffEvent;
import dev.relevo.event.HandoffEvent.HandoffActionRejected;
import dev.relevo.event.HandoffEvent.HandoffClaimRejected;
import dev.relevo.event.HandoffEvent.HandoffClaimed;
import dev.relevo.event.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the router says of each person, as words that a model can say too. */
final class HeardEvents {
    private final Map<ConversationId, Long> starts = new HashMap<>();
    private final List<List<String>> said = new ArrayList<>();

    HeardEvents(int people) {
        for (int person = 0; person < people; person++) {
            said.add(new ArrayList<>());
        }
    }

    /** Since it was cleared last. */
    public List<String> of(int person) {
        return said.get(person);
    }

    void listen(RouterDriver router) {
        router.read(Topics.HANDOFF_EVENTS, HandoffEvent.class)
                .forEach(event -> hear(event.handoff().conversationId(), EventTypes.of(event) + who(event)));
        router.read(Topics.CONVERSATION_OWNERS, ConversationOwner.class)
                .forEach(owner -> hear(
                        owner.conversationId(),
                        "owner " + owner.owner() + " " + Objects.requireNonNullElse(owner.agentId(), "-") + " "
                                + (owner.epoch() - startOf(owner))));
        router.read(Topics.handoffs("support-es"), Handoff.class)
                .forEach(handoff -> hear(handoff.conversationId(), "handoff " + handoff.attempt()));
    }

    /** The first epoch of the conversation: a second of this history; later epochs rise from it by one. */
    private long startOf(ConversationOwner owner) {
        long start = starts.computeIfAbsent(owner.conversationId(), _ -> owner.epoch() - 1);
        assertThat(start)
                .isBetween(
                        GeneratedHistoriesTest.T0.getEpochSecond(),
                        owner.since().getEpochSecond());
        return start;
    }

    private void hear(ConversationId conversation, String what) {
        of(GeneratedHistoriesTest.PEOPLE.indexOf(conversation.personId())).add(what);
    }

    private static String who(HandoffEvent event) {
        return switch (event) {
            case HandoffClaimed claimed -> " " + claimed.agentId();
            case HandoffClaimRejected rejected -> " " + rejected.agentId();
            case HandoffActionRejected rejected -> " " + rejected.agentId();
            default -> "";
        };
    }
}
