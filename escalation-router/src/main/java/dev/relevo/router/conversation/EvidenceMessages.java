package dev.relevo.router.conversation;

import dev.relevo.event.Reason;
import dev.relevo.router.transcript.TurnMark;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The messages that an agent needs to see: those that are evidence, for the score or for the open handoff. */
public final class EvidenceMessages {
    private EvidenceMessages() {}

    /** Keys of their ids. */
    public static Set<Integer> by(Conversation conversation) {
        Set<Integer> messages = new HashSet<>();
        add(conversation.suspicion().evidence(), messages);
        conversation.openEpisode().ifPresent(episode -> add(episode.reasons(), messages));
        return messages;
    }

    public static Set<Integer> by(Conversation one, Conversation other) {
        Set<Integer> messages = by(one);
        messages.addAll(by(other));
        return messages;
    }

    private static void add(List<Reason> reasons, Set<Integer> messages) {
        for (Reason reason : reasons) {
            if (reason.messageId() != null) {
                messages.add(TurnMark.key(reason.messageId()));
            }
        }
    }
}
