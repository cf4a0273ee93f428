package dev.relevo.router.desk;

import dev.relevo.event.AgentAction;
import dev.relevo.event.HandoffEvent;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventProducer;
import dev.relevo.router.RouterConfig;
import dev.relevo.router.RouterProblems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;

/** Writes agents' actions to the log and waits for their outcomes. */
@Singleton
class AgentDesk {
    private final EventProducer producer;
    private final HandoffOutcomes outcomes;
    private final Duration timeout;

    AgentDesk(EventProducer producer, HandoffOutcomes outcomes, RouterConfig config) {
        this.producer = producer;
        this.outcomes = outcomes;
        this.timeout = config.outcomeTimeout();
    }

    /** Writes an action; completes when the log has it. The router decides later, in the order of the log. */
    public Uni<Void> submit(AgentAction action) {
        return Uni.createFrom()
                .completionStage(() -> producer.send(Topics.AGENT_ACTIONS, action))
                .onFailure()
                .transform(failure -> soon(
                        Status.SERVICE_UNAVAILABLE,
                        "The broker did not acknowledge",
                        "The action may or may not be done; send it again with this actionId",
                        action));
    }

    /** Writes an action and answers with its result. */
    public Uni<HandoffEvent> act(AgentAction action) {
        String actionId = action.action().actionId();
        var outcome = outcomes.of(actionId);
        return submit(action)
                .chain(() -> Uni.createFrom().completionStage(outcome))
                .ifNoItem()
                .after(timeout)
                .failWith(() -> soon(
                        Status.GATEWAY_TIMEOUT,
                        "No outcome yet",
                        "The action is in the log and will be decided; look at the handoff again, or send it again"
                                + " with this actionId",
                        action))
                .onTermination()
                .invoke(() -> outcomes.forget(actionId));
    }

    private static HttpProblem soon(Status status, String title, String detail, AgentAction action) {
        return RouterProblems.soon(status, title, detail)
                .with("actionId", action.action().actionId())
                .build();
    }
}
