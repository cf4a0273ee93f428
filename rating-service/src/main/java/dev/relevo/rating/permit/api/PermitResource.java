package dev.relevo.rating.permit.api;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import dev.relevo.rating.api.Cursor;
import dev.relevo.rating.api.NumberAccess;
import dev.relevo.rating.api.Page;
import dev.relevo.rating.api.Parameters;
import dev.relevo.rating.permit.TemplateCategory;
import dev.relevo.rating.reservation.Permits;
import dev.relevo.rating.reservation.ReservationPosition;
import dev.relevo.rating.reservation.ReservationView;
import dev.relevo.rating.reservation.Reservations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
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
    private final NumberAccess access;

    PermitResource(Permits permits, Reservations reservations, NumberAccess access) {
        this.permits = permits;
        this.reservations = reservations;
        this.access = access;
    }

    /** @param count messages that were sent; all of them when absent */
    public record ConfirmBody(@Nullable Integer count) {}

    @GET
    public PermitView permit(@RestPath String phoneNumberId, @RestQuery @DefaultValue("marketing") String category) {
        TemplateCategory known = TemplateCategory.of(category)
                .orElseThrow(
                        () -> Problems.invalid("category", "marketing, utility or authentication", Parameters.ANOTHER));
        return permits.of(access.id(phoneNumberId))
                .map(permit -> PermitView.of(permit, known))
                .orElseThrow(NumberAccess::unknownNumber);
    }

    /** Reserves messages; all of them, or with {@code partial} as many as are left. */
    @POST
    @Path("/reservations")
    public Response reserve(
            @RestPath String phoneNumberId,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Nullable ReserveBody body) {
        PhoneNumberId number = access.id(phoneNumberId);
        String holder = access.caller().holder();
        ReservationView reserved = ReservationProblems.accepted(
                reservations.reserve(NumberAccess.present(body).check(number, holder, key)));
        return Response.status(Response.Status.CREATED).entity(reserved).build();
    }

    /** Those that are held now, the newest first. */
    @GET
    @Path("/reservations")
    public Page<ReservationView> held(
            @RestPath String phoneNumberId,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String limit) {
        ReservationPosition after = Cursor.read(
                        cursor, 2, parts -> new ReservationPosition(Instant.parse(parts[0]), parts[1]))
                .orElse(ReservationPosition.FIRST);
        return reservations
                .held(access.id(phoneNumberId), holder(), after, Parameters.limit(limit))
                .map(page -> Page.of(page, held -> new Object[] {held.createdAt(), held.reservationId()}))
                .orElseThrow(NumberAccess::unknownNumber);
    }

    @GET
    @Path("/reservations/{reservationId}")
    public ReservationView reservation(@RestPath String phoneNumberId, @RestPath String reservationId) {
        return reservations
                .one(access.id(phoneNumberId), reservationId, holder())
                .orElseThrow(ReservationProblems::unknownReservation);
    }

    /** Tells that the messages were sent; what was not sent is given back. */
    @POST
    @Path("/reservations/{reservationId}/confirm")
    public ReservationView confirm(
            @RestPath String phoneNumberId, @RestPath String reservationId, @Nullable ConfirmBody body) {
        Integer count = body == null ? null : body.count();
        if (count != null && count < 0) {
            throw Problems.invalid("count", "a number from 0", Parameters.ANOTHER);
        }
        return ReservationProblems.accepted(
                reservations.confirm(access.id(phoneNumberId), reservationId, count, holder()));
    }

    /** Gives the messages back. */
    @POST
    @Path("/reservations/{reservationId}/release")
    public ReservationView release(@RestPath String phoneNumberId, @RestPath String reservationId) {
        return ReservationProblems.accepted(reservations.release(access.id(phoneNumberId), reservationId, holder()));
    }

    /** Null for an operator, who sees the reservations of all holders. */
    private @Nullable String holder() {
        Caller caller = access.caller();
        return caller.isOperator() ? null : caller.holder();
    }
}
