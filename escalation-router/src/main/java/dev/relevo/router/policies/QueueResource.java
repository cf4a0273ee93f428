package dev.relevo.router.policies;

import static dev.relevo.kit.security.Scopes.ADMIN;
import static dev.relevo.kit.security.Scopes.AGENT;
import static dev.relevo.kit.security.Scopes.OPERATOR;

import dev.relevo.router.EscalationRouter;
import dev.relevo.router.conversation.Episode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The agent queues of all policies. */
@Path("/v1/queues")
@RolesAllowed({AGENT, OPERATOR, ADMIN})
public class QueueResource {
    /** More people than this waiting at once is told as this many. */
    private static final int MAX_LISTED = 10_000;

    private final EscalationRouter router;
    private final PolicyBook policies;

    QueueResource(EscalationRouter router, PolicyBook policies) {
        this.router = router;
        this.policies = policies;
    }

    /**
     * One queue of one policy.
     *
     * @param number the policy's number, or {@code default}
     * @param open whether its agents answer now
     * @param waiting open handoffs nobody has claimed, over all numbers of this instance
     */
    public record QueueView(String name, String number, boolean open, long waiting) {}

    @GET
    @Blocking
    @Operation(summary = "Queues, whether they are open, and how many people wait in each")
    public List<QueueView> list() {
        Map<String, Long> waiting = router.openHandoffs(MAX_LISTED).stream()
                .map(conversation -> Objects.requireNonNull(conversation.episode()))
                .filter(episode -> episode.state() == Episode.State.QUEUED)
                .collect(Collectors.groupingBy(
                        episode -> Objects.requireNonNullElse(episode.queue(), "none"), Collectors.counting()));
        return policies.all().entrySet().stream()
                .flatMap(policy -> policy.getValue().queues().stream()
                        .map(queue -> new QueueView(
                                queue.name(),
                                policy.getKey(),
                                queue.hours()
                                        .isOpen(router.now(), policy.getValue().timeZone()),
                                waiting.getOrDefault(queue.name(), 0L))))
                .sorted(java.util.Comparator.comparing(QueueView::name).thenComparing(QueueView::number))
                .toList();
    }
}
