package dev.relevo.router.agents;

import static dev.relevo.kit.security.Scopes.ADMIN;
import static dev.relevo.kit.security.Scopes.AGENT;
import static dev.relevo.kit.security.Scopes.OPERATOR;

import dev.relevo.event.AgentPresence;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventProducer;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Where agents say that they are at work, and who is. */
@Path("/v1/agents")
@RolesAllowed({AGENT, OPERATOR, ADMIN})
public class AgentResource {
    /** A desk that is open says so every minute; one such call may get lost. */
    static final Duration USUAL = Duration.ofMinutes(2);
    /** A working day: who says nothing for longer has gone home. */
    static final Duration LONGEST = Duration.ofHours(12);

    private final AgentBook agents;
    private final EventProducer producer;
    private final InstantSource clock;

    AgentResource(AgentBook agents, EventProducer producer, InstantSource clock) {
        this.agents = agents;
        this.producer = producer;
        this.clock = clock;
    }

    /**
     * What an agent says of herself.
     *
     * @param queues the queues she answers, at least one
     * @param lasts how long, at most 12 hours; null is two minutes, zero says that she leaves
     */
    public record PresenceRequest(
            @Nullable List<String> queues, @Nullable Duration lasts) {}

    /**
     * One agent.
     *
     * @param present whether she is at work now
     * @param held how many conversations she owns
     */
    public record AgentView(String agentId, List<String> queues, Instant until, boolean present, int held) {}

    @GET
    @Operation(summary = "Agents who ever said that they are there, and how busy they are")
    public List<AgentView> list() {
        return agents.presences().stream().map(this::view).toList();
    }

    @PUT
    @Path("{agentId}/presence")
    @Operation(summary = "Be at work for a while; say so again before it ends")
    public Uni<AgentView> declare(@RestPath String agentId, PresenceRequest request) {
        Instant now = clock.instant();
        EventMeta meta = EventMeta.now(UUID.randomUUID().toString(), now);
        AgentPresence presence = new AgentPresence(meta, agentId, queues(request), now.plus(lasts(request)));
        return Uni.createFrom()
                .completionStage(() -> producer.send(Topics.AGENT_PRESENCE, presence))
                .onFailure()
                .transform(failure -> problem(Status.SERVICE_UNAVAILABLE, "The broker did not acknowledge; try again"))
                .replaceWith(() -> view(presence));
    }

    private AgentView view(AgentPresence presence) {
        return new AgentView(
                presence.agentId(),
                presence.queues(),
                presence.until(),
                Roster.isPresent(presence, clock.instant()),
                agents.agents().held(presence.agentId()));
    }

    private static List<String> queues(@Nullable PresenceRequest request) {
        List<String> queues = request == null || request.queues() == null ? List.of() : request.queues();
        if (queues.isEmpty()) {
            throw problem(Status.BAD_REQUEST, "queues: expected at least one, got none");
        }
        try {
            queues.forEach(Topics::handoffs);
        } catch (IllegalArgumentException e) {
            throw problem(Status.BAD_REQUEST, "queues: " + e.getMessage());
        }
        return queues;
    }

    private static Duration lasts(PresenceRequest request) {
        Duration lasts = request.lasts() == null ? USUAL : request.lasts();
        if (lasts.isNegative() || lasts.compareTo(LONGEST) > 0) {
            throw problem(Status.BAD_REQUEST, "lasts: expected PT0S to " + LONGEST + ", got " + lasts);
        }
        return lasts;
    }

    private static HttpProblem problem(Status status, String detail) {
        return HttpProblem.builder()
                .withStatus(status)
                .withTitle("Presence was not recorded")
                .withDetail(detail)
                .build();
    }
}
