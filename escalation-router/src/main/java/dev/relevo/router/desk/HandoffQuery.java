package dev.relevo.router.desk;

import dev.relevo.router.RouterProblems;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Episode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which handoffs are asked for.
 *
 * @param queue null for all
 * @param state null for all
 */
record HandoffQuery(@Nullable String queue, Episode.@Nullable State state) {
    /** As a caller wrote it; 400 when it is out of bounds. */
    static HandoffQuery of(@Nullable String queue, @Nullable String state) {
        return new HandoffQuery(
                queue == null ? null : RouterProblems.ownId("queue", queue), state == null ? null : stateOf(state));
    }

    private static Episode.State stateOf(String state) {
        return Arrays.stream(Episode.State.values())
                .filter(known -> known.name().equals(state))
                .findFirst()
                .orElseThrow(() -> RouterProblems.invalid(
                        "state", "expected one of " + Arrays.toString(Episode.State.values()) + ", got another word"));
    }

    boolean matches(Conversation conversation) {
        Episode episode = conversation.episode();
        return episode != null
                && (queue == null || queue.equals(episode.queue()))
                && (state == null || state == episode.state());
    }

    /** The same for another instance. */
    String queryString() {
        String queuePart = queue == null ? "" : "&queue=" + URLEncoder.encode(queue, StandardCharsets.UTF_8);
        String statePart = state == null ? "" : "&state=" + state;
        String both = queuePart + statePart;
        return both.isEmpty() ? "" : "?" + both.substring(1);
    }
}
