package dev.relevo.notifier;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.relevo.event.Bounds;
import dev.relevo.event.PhoneNumberId;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.PersistenceException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.errors.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A resource with every kind of parameter, body and failure that a service has. */
@Path("/edge")
@Produces(MediaType.APPLICATION_JSON)
public class EdgeResource {
    public enum Colour {
        GREEN,
        RED
    }

    public record Inner(@NotNull @Size(max = 8) String code) {}

    public record Body(
            @Nullable @Pattern(regexp = Bounds.OWN_ID) String id,
            @Nullable PhoneNumberId number,
            @Nullable Colour colour,
            @Nullable Instant at,
            @Nullable @Max(9) Integer count,
            @JsonProperty("things") @Nullable @Valid List<Inner> things,
            @Nullable Map<String, Object> labels) {}

    @GET
    @Operation(hidden = true)
    public Map<String, Object> query(
            @QueryParam("limit") @DefaultValue("10") @Max(100) int limit,
            @QueryParam("colour") @Nullable Colour colour,
            @QueryParam("since") @Nullable Long since,
            @QueryParam("text") @DefaultValue("") String text) {
        return Map.of("limit", limit, "text", text);
    }

    @GET
    @Path("/things/{name}")
    @Operation(hidden = true)
    public Map<String, Object> path(@PathParam("name") @Size(max = 64) String name) {
        return Map.of("name", name);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Body body(@Valid Body body) {
        return body;
    }

    /** The body is read on an event loop, which has its own size limit. */
    @POST
    @Path("/later")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<Body> later(@Valid Body body) {
        return Uni.createFrom().item(body);
    }

    @GET
    @Path("/failures/{kind}")
    @Operation(hidden = true)
    public CompletionStage<String> failure(@PathParam("kind") String kind) {
        return switch (kind) {
            case "bug" -> throw new IllegalStateException("the person +573001112233 is unknown");
            case "later" -> CompletableFuture.failedStage(new IllegalArgumentException("no +573001112233"));
            case "database" ->
                throw new PersistenceException(
                        "cannot reach", new SQLException("+573001112233 refused", "08001", new java.io.IOException()));
            case "statement" -> throw new PersistenceException(new SQLException("+573001112233 twice", "23505"));
            case "broker" -> CompletableFuture.failedStage(new TimeoutException("+573001112233 not acknowledged"));
            case "problem" ->
                throw HttpProblem.builder()
                        .withStatus(409)
                        .withTitle("Conflict")
                        .withDetail("taken")
                        .build();
            default -> throw new AssertionError("+573001112233");
        };
    }
}
