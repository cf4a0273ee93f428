package dev.relevo.rating.volume.api;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import dev.relevo.rating.volume.VolumeQueries;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.jboss.resteasy.reactive.RestPath;

/** The REST resource of a number's volume and outcomes. */
@Path("/v1/numbers/{phoneNumberId}/volume")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
public class VolumeResource {
    private final VolumeQueries volumes;
    private final SecurityIdentity identity;
    private final InstantSource clock;

    VolumeResource(VolumeQueries volumes, SecurityIdentity identity, InstantSource clock) {
        this.volumes = volumes;
        this.identity = identity;
        this.clock = clock;
    }

    @GET
    public VolumeView get(@RestPath String phoneNumberId) {
        PhoneNumberId number = id(phoneNumberId);
        if (!volumes.isRegistered(number)) {
            throw unknownNumber();
        }
        var now = clock.instant();
        return VolumeView.of(number, now, volumes.figures(number, now), volumes.hours(number, now));
    }

    /** A number the caller may not see is answered like one that does not exist. */
    private PhoneNumberId id(String phoneNumberId) {
        PhoneNumberId id;
        try {
            id = new PhoneNumberId(phoneNumberId);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid(
                    "phoneNumberId", "an id of at most 64 characters without white space or ':'", "another value");
        }
        if (!Caller.of(identity).maySee(id)) {
            throw unknownNumber();
        }
        return id;
    }

    private static HttpProblem unknownNumber() {
        return Problems.of(
                404, "Unknown number", "phoneNumberId: expected a registered number, got an unregistered one");
    }
}
