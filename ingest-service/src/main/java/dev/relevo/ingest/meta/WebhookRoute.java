package dev.relevo.ingest.meta;

import dev.relevo.ingest.admission.AdmissionFilter;
import dev.relevo.ingest.admission.Bodies;
import dev.relevo.ingest.admission.RejectionProblems;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * The fast route of Meta's webhooks, which arrive thousands of times a second: from the socket to {@link MetaIntake} without
 * JAX-RS, which cost more than verifying, parsing and translating together. Any other spelling of the path reaches {@link
 * WebhookResource}, which calls the same intake. Neither route needs authorization.
 */
@Singleton
class WebhookRoute {
    private final MetaIntake intake;

    WebhookRoute(MetaIntake intake) {
        this.intake = intake;
    }

    void register(@Observes Router router) {
        router.post("/webhooks/whatsapp").order(AdmissionFilter.ORDER + 1).handler(this::receive);
    }

    private void receive(RoutingContext context) {
        var unused = intake.take(Bodies.of(context), context.request().headers().getAll(MetaIntake.SIGNATURE))
                .whenComplete((rejection, bug) -> {
                    if (bug != null) {
                        context.fail(bug);
                    } else if (rejection.isPresent()) {
                        RejectionProblems.write(context.response(), rejection.get());
                    } else {
                        context.response().end();
                    }
                });
    }
}
