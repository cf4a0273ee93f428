package dev.relevo.rating.template.api;

import dev.relevo.event.Bounds;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import dev.relevo.rating.ListParameters;
import dev.relevo.rating.template.TemplateQueries;
import dev.relevo.rating.template.TemplateView;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The REST resource of message templates. A key with a list of numbers sees those of their accounts. */
@Path("/v1/templates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
public class TemplateResource {
    /** In characters; WhatsApp's words are shorter. */
    private static final int MAX_STATUS = 64;

    private final TemplateQueries queries;
    private final SecurityIdentity identity;

    TemplateResource(TemplateQueries queries, SecurityIdentity identity) {
        this.queries = queries;
        this.identity = identity;
    }

    /**
     * One page of templates.
     *
     * @param templates in the order of account and id
     * @param next value of {@code after} for the next page; null on the last
     */
    public record Page(
            List<TemplateView> templates, @Nullable String next) {}

    @GET
    public Page list(
            @RestQuery @Nullable String wabaId,
            @RestQuery @Nullable String status,
            @RestQuery @Nullable @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) String usable,
            @RestQuery @Nullable String name,
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue("100") @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String limit) {
        int max = ListParameters.limit(limit);
        var filter = new TemplateQueries.Filter(
                ListParameters.account(wabaId),
                ListParameters.text("status", status, MAX_STATUS),
                ListParameters.flag("usable", usable),
                ListParameters.text("name", name, Bounds.NAME_MAX));
        String from = ListParameters.text("after", after, Bounds.NUMBER_ID_MAX + 1 + Bounds.NAME_MAX);
        List<TemplateView> page = queries.page(from == null ? "" : from, max, filter, visible());
        return new Page(page, page.size() < max ? null : TemplateQueries.cursor(page.getLast()));
    }

    /** One template with its history. */
    @GET
    @Path("/{wabaId}/{templateId}")
    public TemplateView get(@RestPath String wabaId, @RestPath String templateId) {
        return queries.one(wabaId, templateId, visible())
                .orElseThrow(() ->
                        Problems.of(404, "Unknown template", "templateId: expected a known template, got another one"));
    }

    private Set<String> visible() {
        return Caller.of(identity).numbers();
    }
}
