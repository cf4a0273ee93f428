package dev.relevo.router.desk;

import static dev.relevo.kit.security.Scopes.ADMIN;
import static dev.relevo.kit.security.Scopes.AGENT;
import static dev.relevo.kit.security.Scopes.OPERATOR;

import dev.relevo.event.AgentPresence;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventProducer;
import dev.relevo.kit.TopicNames;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Caller;
import dev.relevo.router.RouterConfig;
import dev.relevo.router.RouterProblems;
import dev.relevo.router.agents.AgentBook;
import dev.relevo.router.agents.Roster;
import dev.relevo.router.policies.PolicyBook;
import dev.relevo.router.runtime.NotReadyException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Declares and lists agents' presence. A key sees and acts for its own agents only. */
@Path("/v1/agents")
@RolesAllowed({AGENT, OPERATOR, ADMIN})
public class AgentResource {
    /** An open desk renews presence every minute; one lost call is tolerated. */
    public static final Duration USUAL = Duration.ofMinutes(2);

    private final AgentBook agents;
    private final PolicyBook policies;
    private final EventProducer producer;
    private final String topic;
    private final Duration longest;
    private final InstantSource clock;
    private final SecurityIdentity identity;

    AgentResource(
            AgentBook agents,
            PolicyBook policies,
            EventProducer producer,
            TopicNames topics,
            RouterConfig config,
            InstantSource clock,
            SecurityIdentity identity) {
        this.agents = agents;
        this.policies = policies;
        this.producer = producer;
        this.topic = topics.of(Topics.AGENT_PRESENCE);
        this.longest = config.presenceTtl();
        this.clock = clock;
        this.identity = identity;
    }

    /**
     * Presence as an agent declares it.
     *
     * @param queues that the agent answers, 1 to 100, each of a policy in force
     * @param lasts duration, at most {@code router.presence-ttl}; null is two minutes, zero ends presence
     */
    public record PresenceRequest(
            @Nullable List<@Nullable String> queues,
            @Nullable Duration lasts) {}

    /**
     * One agent.
     *
     * @param present whether they are at work now
     * @param held how many conversations they own
     */
    public record AgentView(String agentId, List<String> queues, Instant until, boolean present, int held) {}

    @GET
    @Operation(summary = "Agents of this key who are or recently were present, and how many conversations they hold")
    public List<AgentView> list() {
        Caller caller = Caller.of(identity);
        return agents.presences().stream()
                .filter(agent -> caller.mayActFor(agent.agentId()))
                .map(this::view)
                .toList();
    }

    @GET
    @Path("{agentId}/presence")
    @Operation(summary = "Whether an agent is at work")
    public AgentView get(@RestPath String agentId) {
        return agents.presence(allowed(agentId))
                .map(this::view)
                .orElseThrow(() -> Problems.of(404, "No presence", "This agent has not declared presence lately"));
    }

    @PUT
    @Path("{agentId}/presence")
    @Operation(summary = "Declare presence for a while; renew it before it ends")
    public Uni<AgentView> declare(@RestPath String agentId, @Nullable PresenceRequest request) {
        String agent = allowed(agentId);
        Instant now = clock.instant();
        EventMeta meta = EventMeta.now(UUID.randomUUID().toString(), now);
        AgentPresence presence = new AgentPresence(meta, agent, queues(request), now.plus(lasts(request)));
        return written(() -> producer.send(Topics.AGENT_PRESENCE, presence)).replaceWith(() -> view(presence));
    }

    @DELETE
    @Path("{agentId}/presence")
    @Operation(summary = "Delete an agent's presence; their queues then depend on other agents, or on opening hours")
    public Uni<Void> forget(@RestPath String agentId) {
        byte[] key = allowed(agentId).getBytes(StandardCharsets.UTF_8);
        return written(() -> producer.send(new ProducerRecord<>(topic, key, null)));
    }

    private static Uni<Void> written(Supplier<CompletionStage<Void>> write) {
        return Uni.createFrom().completionStage(write).onFailure().transform(failure -> RouterProblems.soon(
                        Status.SERVICE_UNAVAILABLE,
                        "The broker did not acknowledge",
                        "The presence may or may not be recorded; try again")
                .build());
    }

    private String allowed(String agentId) {
        RouterProblems.ownId("agentId", agentId);
        if (!Caller.of(identity).mayActFor(agentId)) {
            throw RouterProblems.forbidden("agentId", "this key does not act for this agent");
        }
        return agentId;
    }

    private AgentView view(AgentPresence presence) {
        return new AgentView(
                presence.agentId(),
                presence.queues(),
                presence.until(),
                Roster.isPresent(presence, clock.instant()),
                agents.agents().held(presence.agentId()));
    }

    private List<String> queues(@Nullable PresenceRequest request) {
        List<@Nullable String> queues = request == null || request.queues() == null ? List.of() : request.queues();
        if (queues.isEmpty() || queues.size() > AgentBook.MAX_QUEUES) {
            throw RouterProblems.invalid(
                    "queues", "expected 1 to " + AgentBook.MAX_QUEUES + " queues, got " + queues.size());
        }
        for (int at = 0; at < queues.size(); at++) {
            check("queues[" + at + "]", queues.get(at));
        }
        return queues.stream().map(Objects::requireNonNull).distinct().toList();
    }

    private void check(String field, @Nullable String queue) {
        if (queue == null || !isQueue(queue)) {
            throw RouterProblems.invalid(field, "expected a queue of a policy in force, got another name");
        }
        if (!Caller.of(identity).mayServe(queue)) {
            throw RouterProblems.forbidden(field, "this key does not work in this queue");
        }
    }

    private boolean isQueue(String name) {
        if (!policies.isLoaded()) {
            throw new NotReadyException(new IllegalStateException("the policies are being read"));
        }
        return policies.hasQueue(name);
    }

    private Duration lasts(@Nullable PresenceRequest request) {
        Duration lasts = request == null || request.lasts() == null ? USUAL : request.lasts();
        if (lasts.isNegative() || lasts.compareTo(longest) > 0) {
            throw RouterProblems.invalid("lasts", "expected PT0S to " + longest);
        }
        return lasts;
    }
}
