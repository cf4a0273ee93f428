package dev.relevo.router.desk;

import dev.relevo.event.ConversationId;
import dev.relevo.router.RouterProblems;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Episode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Query parameters of the handoff list; without a parameter there is no filter. */
public class HandoffQuery {
    /** Maximum number per page. */
    static final int MAX_LISTED = 500;

    @RestQuery
    @Nullable
    public String conversationId;

    @RestQuery
    @Nullable
    public String agentId;

    @RestQuery
    @Nullable
    public String queue;

    @RestQuery
    @Schema(implementation = Episode.State.class)
    @Nullable
    public String state;

    /** Due before this time: ISO-8601, UTC. */
    @RestQuery
    @Nullable
    String dueBefore;

    /** Cursor: empty for the first page, then {@code next} of the previous page. */
    @RestQuery
    @Nullable
    public String cursor;

    /** 1 to {@value #MAX_LISTED}. */
    @RestQuery
    @Nullable
    public String limit;

    /** The same, parsed. */
    public record Read(
            @Nullable ConversationId conversationId,
            @Nullable String agentId,
            @Nullable String queue,
            Episode.@Nullable State state,
            @Nullable Instant dueBefore,
            @Nullable Position after,
            int limit) {
        public boolean matches(Conversation conversation) {
            Episode episode = conversation.episode();
            return episode != null
                    && (conversationId == null || conversationId.equals(conversation.id()))
                    && (agentId == null || agentId.equals(episode.agentId()))
                    && (queue == null || queue.equals(episode.queue()))
                    && (state == null || state == episode.state())
                    && (dueBefore == null || episode.dueAt().isBefore(dueBefore));
        }

        public boolean isAfter(HandoffView handoff) {
            return after == null || Position.of(handoff).compareTo(after) > 0;
        }
    }

    /** 400 for the first invalid parameter. */
    public Read read() {
        return new Read(
                conversationId == null ? null : conversation(conversationId),
                agentId == null ? null : RouterProblems.ownId("agentId", agentId),
                queue == null ? null : RouterProblems.ownId("queue", queue),
                state == null ? null : state(state),
                dueBefore == null ? null : time(dueBefore),
                cursor == null || cursor.isEmpty() ? null : Position.read(cursor),
                limit == null ? MAX_LISTED : limit(limit));
    }

    /** The same query for another instance or page. */
    String queryString(@Nullable Position after) {
        Map<String, @Nullable String> given = new LinkedHashMap<>();
        given.put("conversationId", conversationId);
        given.put("agentId", agentId);
        given.put("queue", queue);
        given.put("state", state);
        given.put("dueBefore", dueBefore);
        given.put("limit", limit);
        given.put("cursor", after == null ? null : after.cursor());
        String query = given.entrySet().stream()
                .filter(parameter -> parameter.getValue() != null)
                .map(parameter -> parameter.getKey() + "="
                        + URLEncoder.encode(String.valueOf(parameter.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    public static ConversationId conversation(String id) {
        try {
            return new ConversationId(id);
        } catch (IllegalArgumentException e) {
            throw RouterProblems.invalid("conversationId", "expected <phoneNumberId>:<person id>");
        }
    }

    private static Episode.State state(String state) {
        return Arrays.stream(Episode.State.values())
                .filter(known -> known.name().equals(state))
                .findFirst()
                .orElseThrow(() -> RouterProblems.invalid(
                        "state", "expected one of " + Arrays.toString(Episode.State.values()) + ", got another word"));
    }

    private static Instant time(String time) {
        try {
            return Instant.parse(time);
        } catch (DateTimeException e) {
            throw RouterProblems.invalid("dueBefore", "expected a time such as 2026-11-20T14:03:05Z");
        }
    }

    private static int limit(String limit) {
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= MAX_LISTED) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw RouterProblems.invalid("limit", "expected 1 to " + MAX_LISTED);
    }
}
