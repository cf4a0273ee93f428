package dev.relevo.router.queues;

import static dev.relevo.kit.security.Scopes.ADMIN;
import static dev.relevo.kit.security.Scopes.AGENT;
import static dev.relevo.kit.security.Scopes.OPERATOR;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.PolicyPublished;
import dev.relevo.kit.security.Caller;
import dev.relevo.router.peers.PeerClient;
import dev.relevo.router.peers.PeerFanOut;
import dev.relevo.router.policies.PolicyBook;
import dev.relevo.router.runtime.ConversationQueries;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** The agent queues of all policies. */
@Path("/v1/queues")
@RolesAllowed({AGENT, OPERATOR, ADMIN})
public class QueueResource {
    private static final TypeReference<List<QueueView>> QUEUES = new TypeReference<>() {};

    private final ConversationQueries conversations;
    private final PolicyBook policies;
    private final PeerFanOut gather;
    private final InstantSource clock;
    private final SecurityIdentity identity;

    QueueResource(
            ConversationQueries conversations,
            PolicyBook policies,
            PeerFanOut gather,
            InstantSource clock,
            SecurityIdentity identity) {
        this.identity = identity;
        this.conversations = conversations;
        this.clock = clock;
        this.gather = gather;
        this.policies = policies;
    }

    /**
     * One queue of one policy.
     *
     * @param number the policy's number, or {@code default}
     * @param open whether its agents answer now
     * @param waiting open handoffs nobody has claimed, over all numbers
     */
    public record QueueView(String name, String number, boolean open, long waiting) {
        public QueueView and(QueueView elsewhere) {
            return new QueueView(name, number, open, waiting + elsewhere.waiting);
        }
    }

    @GET
    @Blocking
    @Operation(summary = "Queues, whether they are open, and how many people wait in each")
    public List<QueueView> list(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestHeader(PeerClient.HOP) @Nullable String hop) {
        Stream<QueueView> elsewhere = gather.others("/v1/queues", authorization, hop, QUEUES).stream();
        return Stream.concat(here().stream(), elsewhere)
                .collect(Collectors.toMap(
                        queue -> List.of(queue.name(), queue.number()),
                        queue -> queue,
                        QueueView::and,
                        LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private static boolean sees(Caller caller, String number) {
        return number.equals(PolicyPublished.DEFAULT) || caller.maySee(new PhoneNumberId(number));
    }

    private List<QueueView> here() {
        Map<String, Long> waiting = Backlog.byQueue(conversations);
        Caller caller = Caller.of(identity);
        return policies.all().entrySet().stream()
                .filter(policy -> sees(caller, policy.getKey()))
                .flatMap(policy -> policy.getValue().queues().stream()
                        .filter(queue -> caller.mayServe(queue.name()))
                        .map(queue -> new QueueView(
                                queue.name(),
                                policy.getKey(),
                                queue.hours()
                                        .isOpen(
                                                clock.instant(),
                                                policy.getValue().timeZone()),
                                waiting.getOrDefault(queue.name(), 0L))))
                .sorted(java.util.Comparator.comparing(QueueView::name).thenComparing(QueueView::number))
                .toList();
    }
}
