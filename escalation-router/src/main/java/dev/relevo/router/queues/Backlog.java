package dev.relevo.router.queues;

import dev.relevo.router.conversation.Episode;
import dev.relevo.router.runtime.ConversationQueries;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Number of users who wait in each queue. */
public final class Backlog {
    private Backlog() {}

    /** Unclaimed open handoffs on this instance, by queue, over all numbers. Exact: it reads each of them. */
    public static Map<String, Long> byQueue(ConversationQueries conversations) {
        Map<String, Long> counts = new HashMap<>();
        conversations.forEachOpenHandoff(conversation -> {
            Episode episode = conversation.episode();
            if (episode != null && episode.state() == Episode.State.QUEUED) {
                counts.merge(Objects.requireNonNullElse(episode.queue(), "none"), 1L, Long::sum);
            }
        });
        return counts;
    }
}
