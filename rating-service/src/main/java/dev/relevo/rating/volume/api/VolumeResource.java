package dev.relevo.rating.volume.api;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.security.Scopes;
import dev.relevo.rating.api.NumberAccess;
import dev.relevo.rating.volume.VolumeQueries;
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
    private final NumberAccess access;
    private final InstantSource clock;

    VolumeResource(VolumeQueries volumes, NumberAccess access, InstantSource clock) {
        this.volumes = volumes;
        this.access = access;
        this.clock = clock;
    }

    @GET
    public VolumeView get(@RestPath String phoneNumberId) {
        PhoneNumberId number = access.id(phoneNumberId);
        if (!volumes.isRegistered(number)) {
            throw NumberAccess.unknownNumber();
        }
        var now = clock.instant();
        return VolumeView.of(number, now, volumes.figures(number, now), volumes.hours(number, now));
    }
}
