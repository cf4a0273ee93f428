package dev.relevo.router;

import dev.relevo.router.conversation.Episode;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How many people wait in each queue. */
public final class Backlog {
    private Backlog() {}

    /**
     * Open handoffs on this instance that nobody has claimed, by queue, over all numbers.
     *
     * @param limit looks at so many open handoffs, because it reads each conversation
     */
    public static Map<String, Long> byQueue(EscalationRouter router, int limit) {
        return router.openHandoffs(limit).stream()
                .map(conversation -> Objects.requireNonNull(conversation.episode()))
                .filter(episode -> episode.state() == Episode.State.QUEUED)
                .collect(Collectors.groupingBy(
                        episode -> Objects.requireNonNullElse(episode.queue(), "none"), Collectors.counting()));
    }
}
