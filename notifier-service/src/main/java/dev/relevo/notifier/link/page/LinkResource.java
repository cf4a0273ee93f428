package dev.relevo.notifier.link.page;

import dev.relevo.notifier.receiver.Language;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages of signed links. The link itself is the permission, so the pages need no key. */
@Path("/a/{token}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class LinkResource {
    private final LinkUse use;
    private final Template template;

    LinkResource(LinkUse use, @Location("link/page.html") Template template) {
        this.use = use;
        this.template = template;
    }

    @GET
    @Operation(hidden = true)
    public Response show(@PathParam("token") String token, @Context HttpHeaders headers) {
        return answer(use.show(token, language(headers)));
    }

    @POST
    @Operation(hidden = true)
    public Response act(@PathParam("token") String token, @Context HttpHeaders headers) {
        return answer(use.act(token, language(headers)));
    }

    private Response answer(LinkPage page) {
        return Response.status(page.status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(template.data("page", page).render())
                // The address is the secret: it is not kept, not passed on and not shown inside another page.
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
                .build();
    }

    private static Language language(HttpHeaders headers) {
        return headers.getAcceptableLanguages().stream()
                .flatMap(locale -> Language.ofTag(locale.getLanguage()).stream())
                .findFirst()
                .orElse(Language.EN);
    }
}
