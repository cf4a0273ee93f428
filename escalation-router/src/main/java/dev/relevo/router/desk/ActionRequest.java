package dev.relevo.router.desk;

import org.jspecify.annotations.Nullable;

/**
 * The body of an agent's action; each action reads what it needs.
 *
 * @param actionId chosen by the client, so that a retry acts once; null makes one
 * @param agentId who acts; null takes the name of the API key
 * @param queue where to, for a transfer
 * @param text what to say, for a reply or a note
 * @param wrapUp what it was about, for a resolve
 */
public record ActionRequest(
        @Nullable String actionId,
        @Nullable String agentId,
        @Nullable String queue,
        @Nullable String text,
        @Nullable String wrapUp) {}
