package dev.relevo.router.desk;

import dev.relevo.event.AgentAction;
import dev.relevo.event.HandoffEvent;
import dev.relevo.event.HandoffEvent.HandoffActionRejected;
import dev.relevo.event.HandoffEvent.HandoffClaimRejected;
import dev.relevo.kit.problem.Problems;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.EarlierAction;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.handoff.NumberRefusal;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** HTTP answers for the result of an action. */
final class ActionAnswers {
    private ActionAnswers() {}

    /** Answer for an action that is in the log. */
    public record Accepted(String actionId) {}

    /** The answer that the same action got before, without reading the log. */
    public static Optional<Uni<Response>> earlier(Conversation conversation, AgentAction action, Instant now) {
        return EarlierAction.of(conversation, action, now).map(known -> {
            if (!known.isSame()) {
                throw conflict("actionId: was used for another action", null);
            }
            return Uni.createFrom()
                    .item(known.event().map(ActionAnswers::answer).orElseGet(() -> accepted(action)));
        });
    }

    public static Response accepted(AgentAction action) {
        return Response.accepted(new Accepted(action.action().actionId())).build();
    }

    public static Response answer(HandoffEvent outcome) {
        return switch (outcome) {
            case HandoffClaimRejected rejected ->
                throw conflict(
                        Objects.requireNonNullElse(rejected.reason(), "another agent was faster"), rejected.by());
            case HandoffActionRejected rejected -> throw conflict(rejected.reason(), null);
            case HandoffEvent done -> Response.ok(done).build();
        };
    }

    static void refuseUnlessHeld(Conversation conversation, String agent) {
        Episode episode = conversation.episode();
        if (episode == null || !episode.isOpen()) {
            throw conflict("This handoff is not open any more", null);
        }
        boolean held = episode.state() == Episode.State.ASSIGNED && agent.equals(episode.agentId());
        if (!held) {
            throw conflict("This handoff is not yours; claim it first", episode.agentId());
        }
    }

    /** Checked now: WhatsApp would reject it later, when the caller has gone. */
    static void refuseOutsideWindow(Conversation conversation, Instant now) {
        conversation.refusesReplies(now).ifPresent(detail -> {
            throw Problems.builder(409, "The 24-hour window is closed", detail)
                    .with("windowClosedAt", conversation.windowClosesAt())
                    .build();
        });
    }

    /** Checked now, like the window. */
    static void refuseWhileWhatsAppDoes(@Nullable NumberRefusal refusal, Instant now) {
        if (refusal != null && refusal.isInForce(now)) {
            throw Problems.builder(409, "WhatsApp refuses messages of this number", refusal.text())
                    .with("reasons", refusal.reasons())
                    .build();
        }
    }

    private static HttpProblem conflict(String detail, @Nullable String by) {
        var problem = Problems.builder(409, "The action was rejected", detail);
        return by == null ? problem.build() : problem.with("by", by).build();
    }
}
