package dev.relevo.router.desk;

import static dev.relevo.kit.security.Scopes.ADMIN;
import static dev.relevo.kit.security.Scopes.AGENT;
import static dev.relevo.kit.security.Scopes.OPERATOR;

import dev.relevo.event.HandoffId;
import dev.relevo.router.conversation.SentMessage;
import dev.relevo.router.peers.RoutedToOwner;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The status of the messages of a handoff. */
@Path("/v1/handoffs/{id}/messages")
@RolesAllowed({AGENT, OPERATOR, ADMIN})
@RoutedToOwner
public class HandoffMessagesResource {
    private final VisibleHandoffs visible;

    HandoffMessagesResource(VisibleHandoffs visible) {
        this.visible = visible;
    }

    /** All stored messages, so there is no next page. */
    public record HandoffMessages(List<HandoffMessage> items) {}

    /**
     * One message to the user.
     *
     * @param messageKey its key in events and at the notifier
     * @param actionId the reply that it carries; null when no agent wrote it
     * @param who {@code agent} or {@code relevo}
     * @param agentId who wrote it; null when no agent did
     * @param text at most 1,000 characters of it
     * @param at when it was handed over for sending
     * @param status {@code queued}, {@code sent}, {@code delivered}, {@code read}, {@code expired} or {@code failed}
     * @param code WhatsApp's error code; null unless WhatsApp gave one
     * @param reason why it failed; null unless it failed or expired
     */
    public record HandoffMessage(
            String messageKey,
            @Nullable String actionId,
            String who,
            @Nullable String agentId,
            String text,
            Instant at,
            String status,
            @Nullable Integer code,
            @Nullable String reason) {
        public static HandoffMessage of(SentMessage message) {
            return new HandoffMessage(
                    message.messageKey(),
                    message.actionId(),
                    message.actionId() == null ? "relevo" : "agent",
                    message.agentId(),
                    message.text(),
                    message.at(),
                    message.status().name().toLowerCase(Locale.ROOT),
                    message.code(),
                    message.reason());
        }
    }

    @GET
    @Blocking
    @Operation(summary = "The status of each message of a handoff, oldest first; the last 20 are kept")
    public HandoffMessages list(@RestPath String id) {
        return new HandoffMessages(visible.find(id).messagesOf(new HandoffId(id)).stream()
                .map(HandoffMessage::of)
                .toList());
    }
}
