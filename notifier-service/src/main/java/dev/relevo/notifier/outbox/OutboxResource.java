package dev.relevo.notifier.outbox;

import dev.relevo.kit.outbox.ParkedRows;
import dev.relevo.kit.outbox.ParkedRowsResource;
import dev.relevo.kit.security.Scopes;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

/** The API of parked events, which cannot be published. */
@Path("/v1/outbox")
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
class OutboxResource extends ParkedRowsResource {
    OutboxResource(ParkedRows rows, SecurityIdentity identity) {
        super(rows, identity);
    }
}
