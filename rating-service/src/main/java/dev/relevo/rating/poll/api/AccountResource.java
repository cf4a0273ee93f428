package dev.relevo.rating.poll.api;

import dev.relevo.event.Bounds;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
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
    private static final int MAX_PAGE = 500;
    private static final Pattern ID = Pattern.compile(Bounds.NUMBER_ID);

    private final AccountQueries queries;
    private final SecurityIdentity identity;

    AccountResource(AccountQueries queries, SecurityIdentity identity) {
        this.queries = queries;
        this.identity = identity;
    }

    /**
     * One page of accounts.
     *
     * @param accounts in the order of their ids
     * @param next value of {@code after} for the next page; null on the last
     */
    public record AccountPage(
            List<AccountView> accounts, @Nullable String next) {}

    @GET
    public AccountPage list(
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue("100") @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String limit) {
        int max = checkLimit(limit);
        String from = after == null || after.isEmpty() ? "" : id("after", after);
        List<AccountView> page = queries.page(from, max, Caller.of(identity).numbers());
        return new AccountPage(page, page.size() < max ? null : page.getLast().wabaId());
    }

    @GET
    @Path("/{wabaId}")
    public AccountView get(@RestPath String wabaId) {
        return queries.account(id("wabaId", wabaId), Caller.of(identity).numbers())
                .orElseThrow(() -> Problems.of(
                        404,
                        "Unknown account",
                        "wabaId: expected the account of a registered number, got another one"));
    }

    private static String id(String field, String value) {
        if (!ID.matcher(value).matches()) {
            throw Problems.invalid(field, "an id of at most 64 visible characters without ':'", "another value");
        }
        return value;
    }

    /** The parameter is declared as text: the framework would answer 404 to one that is not a number. */
    private static int checkLimit(String limit) {
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= MAX_PAGE) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Reported like a number out of bounds.
        }
        throw Problems.invalid("limit", "a number from 1 to " + MAX_PAGE, "another value");
    }
}
