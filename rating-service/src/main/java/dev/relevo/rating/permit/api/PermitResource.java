package dev.relevo.rating.permit.api;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import dev.relevo.rating.ListParameters;
import dev.relevo.rating.permit.TemplateCategory;
import dev.relevo.rating.reservation.Permits;
import dev.relevo.rating.reservation.ReservationView;
import dev.relevo.rating.reservation.Reservations;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The REST resource of send permits and reservations. A key sees its own reservations, an operator's all. */
@Path("/v1/numbers/{phoneNumberId}/permit")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Scopes.CAMPAIGN, Scopes.OPERATOR, Scopes.ADMIN})
public class PermitResource {
    private final Permits permits;
    private final Reservations reservations;
    private final SecurityIdentity identity;

    PermitResource(Permits permits, Reservations reservations, SecurityIdentity identity) {
        this.permits = permits;
        this.reservations = reservations;
        this.identity = identity;
    }

    /** @param reservations those that are held now, the newest first */
    public record Held(List<ReservationView> reservations) {}

    /** @param count messages that were sent; all of them when absent */
    public record ConfirmBody(@Nullable Integer count) {}

    @GET
    public PermitView permit(@RestPath String phoneNumberId, @RestQuery @DefaultValue("marketing") String category) {
        TemplateCategory known = TemplateCategory.of(category)
                .orElseThrow(
                        () -> Problems.invalid("category", "marketing, utility or authentication", "another value"));
        return permits.of(id(phoneNumberId))
                .map(permit -> PermitView.of(permit, known))
                .orElseThrow(ReservationProblems::unknownNumber);
    }

    /** Reserves messages; all of them, or with {@code partial} as many as are left. */
    @POST
    @Path("/reservations")
    public Response reserve(
            @RestPath String phoneNumberId,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Nullable ReserveBody body) {
        PhoneNumberId number = id(phoneNumberId);
        if (body == null) {
            throw Problems.invalid("body", "a JSON object", "nothing");
        }
        String holder = Caller.of(identity).holder();
        ReservationView reserved = ReservationProblems.accepted(reservations.reserve(body.check(number, holder, key)));
        return Response.status(Response.Status.CREATED).entity(reserved).build();
    }

    @GET
    @Path("/reservations")
    public Held held(
            @RestPath String phoneNumberId,
            @RestQuery @DefaultValue("100") @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String limit) {
        return reservations
                .held(id(phoneNumberId), ListParameters.limit(limit), holder())
                .map(Held::new)
                .orElseThrow(ReservationProblems::unknownNumber);
    }

    @GET
    @Path("/reservations/{reservationId}")
    public ReservationView reservation(@RestPath String phoneNumberId, @RestPath String reservationId) {
        return reservations
                .one(id(phoneNumberId), reservationId, holder())
                .orElseThrow(ReservationProblems::unknownReservation);
    }

    /** Tells that the messages were sent; what was not sent is given back. */
    @POST
    @Path("/reservations/{reservationId}/confirm")
    public ReservationView confirm(
            @RestPath String phoneNumberId, @RestPath String reservationId, @Nullable ConfirmBody body) {
        Integer count = body == null ? null : body.count();
        if (count != null && count < 0) {
            throw Problems.invalid("count", "a number from 0", "another value");
        }
        return ReservationProblems.accepted(reservations.confirm(id(phoneNumberId), reservationId, count, holder()));
    }

    /** Gives the messages back. */
    @POST
    @Path("/reservations/{reservationId}/release")
    public ReservationView release(@RestPath String phoneNumberId, @RestPath String reservationId) {
        return ReservationProblems.accepted(reservations.release(id(phoneNumberId), reservationId, holder()));
    }

    /** Null for an operator, who sees the reservations of all holders. */
    private @Nullable String holder() {
        Caller caller = Caller.of(identity);
        return caller.isOperator() ? null : caller.holder();
    }

    /** A number that the caller may not see is answered like one that does not exist. */
    private PhoneNumberId id(String phoneNumberId) {
        PhoneNumberId id;
        try {
            id = new PhoneNumberId(phoneNumberId);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid(
                    "phoneNumberId", "an id of at most 64 characters without white space or ':'", "another value");
        }
        if (!Caller.of(identity).maySee(id)) {
            throw ReservationProblems.unknownNumber();
        }
        return id;
    }
}
