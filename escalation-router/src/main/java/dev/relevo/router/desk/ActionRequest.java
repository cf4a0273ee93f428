package dev.relevo.router.desk;

import dev.relevo.event.Bounds;
import dev.relevo.router.RouterProblems;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The body of an agent's action; each action reads what it needs. A lone surrogate is no text: UTF-8 has no form for it.
 *
 * @param actionId chosen by the client, so that a retry acts once; null makes one
 * @param agentId who acts, of those that the key acts for; null takes the name of the API key
 * @param queue where to, for a transfer to a queue
 * @param toAgentId whom to, for a transfer to an agent; without it and without a queue {@code agentId} names them
 * @param text what to say, for a reply or a note
 * @param wrapUp what it was about, for a resolve; at most 512 characters
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

    /** A transfer that names no queue is to the agent it names. */
    ActionRequest asTransfer() {
        return queue != null || toAgentId != null
                ? this
                : new ActionRequest(actionId, null, null, agentId, text, wrapUp);
    }

    /** With nothing said. */
    public static final ActionRequest EMPTY = new ActionRequest(null, null, null, null, null, null);
}
