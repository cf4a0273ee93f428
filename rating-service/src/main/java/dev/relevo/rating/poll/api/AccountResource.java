package dev.relevo.rating.poll.api;

import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Scopes;
import dev.relevo.rating.api.Cursor;
import dev.relevo.rating.api.NumberAccess;
import dev.relevo.rating.api.Page;
import dev.relevo.rating.api.Parameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The REST resource of accounts: how their numbers are polled. A key sees the accounts of its numbers. */
@Path("/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
public class AccountResource {
    private final AccountQueries queries;
    private final NumberAccess access;

    AccountResource(AccountQueries queries, NumberAccess access) {
        this.queries = queries;
        this.access = access;
    }

    /** The accounts in the order of their ids. */
    @GET
    public Page<AccountView> list(
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String limit) {
        String after = Cursor.read(cursor, 1, parts -> parts[0]).orElse("");
        return Page.of(queries.page(after, Parameters.limit(limit), access.numbers()), account ->
                new Object[] {account.wabaId()});
    }

    @GET
    @Path("/{wabaId}")
    public AccountView get(@RestPath String wabaId) {
        return Optional.ofNullable(Parameters.account(wabaId))
                .flatMap(id -> queries.account(id, access.numbers()))
                .orElseThrow(() -> Problems.of(
                        404,
                        "Unknown account",
                        "wabaId: expected the account of a registered number, got another one"));
    }
}
