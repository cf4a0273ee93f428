package dev.relevo.router.desk;

import dev.relevo.event.Bounds;
import dev.relevo.router.RouterProblems;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Request body of an agent's action; each action reads the fields that it needs. Lone surrogates are rejected, because UTF-8 cannot
 * encode them.
 *
 * @param actionId chosen by the client, so that a retry has no second effect; null generates one
 * @param agentId the acting agent, one that the key may act for; null takes the name of the API key
 * @param queue the target of a transfer to a queue
 * @param toAgentId the target of a transfer to an agent; without it and without a queue {@code agentId} names the target
 * @param text of a reply or a note
 * @param wrapUp summary, for a resolve; at most 512 characters
 */
public record ActionRequest(
        @Pattern(regexp = Bounds.OWN_ID, message = RouterProblems.OWN_ID) @Nullable
        String actionId,

        @Pattern(regexp = Bounds.OWN_ID, message = RouterProblems.OWN_ID) @Nullable
        String agentId,

        @Pattern(regexp = Bounds.OWN_ID, message = RouterProblems.OWN_ID) @Nullable
        String queue,

        @Pattern(regexp = Bounds.OWN_ID, message = RouterProblems.OWN_ID) @Nullable
        String toAgentId,

        @Pattern(regexp = TEXT, message = NO_TEXT) @Nullable String text,

        @Size(max = Bounds.NAME_MAX, message = "expected at most {max} characters")
        @Pattern(regexp = TEXT, message = NO_TEXT)
        @Nullable
        String wrapUp) {
    private static final String TEXT = "\\P{Cs}*+";
    private static final String NO_TEXT = "expected text without lone surrogates";

    /** A transfer without a queue goes to the named agent. */
    ActionRequest asTransfer() {
        return queue != null || toAgentId != null
                ? this
                : new ActionRequest(actionId, null, null, agentId, text, wrapUp);
    }

    /** An empty body. */
    public static final ActionRequest EMPTY = new ActionRequest(null, null, null, null, null, null);
}
