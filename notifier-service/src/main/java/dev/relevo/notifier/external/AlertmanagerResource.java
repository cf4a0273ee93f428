package dev.relevo.notifier.external;

import dev.relevo.kit.security.Scopes;
import dev.relevo.notifier.alert.AlertChange;
import dev.relevo.notifier.alert.store.AlertStore;
import dev.relevo.notifier.delivery.Dispatcher;
import dev.relevo.notifier.group.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The webhook for Prometheus Alertmanager, whose alerts go the way of Relevo's own. */
@Path("/v1/alertmanager")
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
class AlertmanagerResource {
    private final AlertStore alerts;
    private final Groups groups;
    private final Dispatcher dispatcher;
    private final InstantSource clock;

    AlertmanagerResource(AlertStore alerts, Groups groups, Dispatcher dispatcher, InstantSource clock) {
        this.alerts = alerts;
        this.groups = groups;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** Takes the alerts of one group. Idempotent: Alertmanager repeats them while they fire. */
    @POST
    public void take(@Nullable WebhookBody body) {
        apply(ExternalAlerts.changesFor(body, clock.instant()));
        dispatcher.wake();
    }

    @Transactional
    void apply(List<AlertChange> changes) {
        groups.take(alerts.applyRepeated(changes));
    }
}
