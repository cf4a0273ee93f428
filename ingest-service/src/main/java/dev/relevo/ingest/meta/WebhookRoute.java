package dev.relevo.ingest.meta;

import dev.relevo.ingest.Problems;
import dev.relevo.ingest.admission.AdmissionFilter;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * The short way of the one request that comes thousands of times a second: from the socket to {@link MetaIntake} without JAX-RS, which
 * cost more than verifying, reading and translating together. Any other spelling of the path goes the long way, to {@link
 * WebhookResource}, and ends in the same place; there is nothing to authorise on either.
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
        // Null when the request had neither a length nor chunks.
        Buffer body = context.body().buffer();
        take(context, body == null ? Buffer.buffer() : body);
    }

    private void take(RoutingContext context, Buffer body) {
        var unused = intake.take(body.getBytes(), context.request().headers().getAll(MetaIntake.SIGNATURE))
                .whenComplete((rejection, bug) -> {
                    if (bug != null) {
                        context.fail(bug);
                    } else if (rejection.isPresent()) {
                        Problems.write(context.response(), rejection.get());
                    } else {
                        context.response().end();
                    }
                });
    }
}
