package dev.relevo.notifier.alert.store;

import dev.relevo.event.AlertEvent;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.Topics;
import dev.relevo.kit.outbox.Outbox;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import dev.relevo.notifier.alert.AlertState;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The API of alerts: list and acknowledge. */
@Path("/v1/alerts")
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
class AlertResource {
    private static final int MAX_LIMIT = 500;

    private final AlertRepository repository;
    private final Outbox outbox;
    private final SecurityIdentity caller;
    private final InstantSource clock;

    AlertResource(AlertRepository repository, Outbox outbox, SecurityIdentity caller, InstantSource clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /** An alert as operators see it. */
    record View(
            String id,
            String kind,
            @Nullable String phoneNumberId,
            AlertState state,
            int revision,
            String summary,
            @Nullable Instant deadline,
            Instant openedAt,
            Instant updatedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedBy,
            @Nullable Instant resolvedAt) {
        static View of(Alert alert) {
            var number = alert.ref().phoneNumberId();
            var notice = alert.lastNotice();
            return new View(
                    alert.ref().alertId(),
                    alert.ref().kind(),
                    number == null ? null : number.value(),
                    alert.state(),
                    alert.revision(),
                    alert.summary(),
                    notice == null ? null : notice.deadline(),
                    alert.openedAt(),
                    alert.updatedAt(),
                    alert.acknowledgedAt().orElse(null),
                    alert.acknowledgedBy().orElse(null),
                    alert.resolvedAt().orElse(null));
        }
    }

    /** Lists alerts, the last changed first. */
    @GET
    @Transactional
    public List<View> list(
            @QueryParam("state") @Nullable String state, @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problems.invalid("limit", "1 to " + MAX_LIMIT);
        }
        return repository.newest(state(state), Caller.of(caller).numbers(), limit).stream()
                .map(View::of)
                .toList();
    }

    /** Acknowledges an open alert in the caller's name. Idempotent: acknowledging again changes nothing. */
    @POST
    @Path("/{id}/acknowledge")
    @Transactional
    public View acknowledge(@PathParam("id") String id) {
        Alert alert = repository
                .locked(id)
                .filter(known -> known.isOf(Caller.of(caller).numbers()))
                .orElseThrow(() -> Problems.of(404, "there is no such alert"));
        switch (alert.state()) {
            case RESOLVED -> throw Problems.of(409, "the alert is resolved");
            case ACKNOWLEDGED -> {}
            case OPEN -> acknowledge(alert);
        }
        return View.of(alert);
    }

    private void acknowledge(Alert alert) {
        Instant now = clock.instant();
        String by = caller.getPrincipal().getName();
        alert.acknowledge(by, now);
        String eventId = Ids.derived("alert-acknowledged", alert.ref().alertId(), Integer.toString(alert.revision()));
        outbox.add(Topics.ALERT_EVENTS, new AlertEvent.AlertAcknowledged(EventMeta.now(eventId, now), alert.ref(), by));
    }

    private static @Nullable AlertState state(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(AlertState.values())
                .filter(state -> state.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problems.invalid("state", "one of " + List.of(AlertState.values())));
    }
}
