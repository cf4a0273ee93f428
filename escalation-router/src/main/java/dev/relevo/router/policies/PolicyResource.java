package dev.relevo.router.policies;

import static dev.relevo.kit.security.Scopes.ADMIN;
import static dev.relevo.kit.security.Scopes.OPERATOR;

import dev.relevo.event.PolicyPublished;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.yaml.YamlProblem;
import dev.relevo.router.RouterProblems;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policyfile.InvalidPolicyException;
import dev.relevo.router.policyfile.PolicyReader;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** Escalation policies, one YAML document per number. */
@Path("/v1/policies")
@RolesAllowed({OPERATOR, ADMIN})
public class PolicyResource {
    private static final String YAML = "application/yaml";
    private static final String SCHEMA = "escalation-policy.schema.json";
    private static final Duration APPLIES_WITHIN = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final PolicyBook book;
    private final PolicyPublisher publisher;

    PolicyResource(PolicyBook book, PolicyPublisher publisher) {
        this.book = book;
        this.publisher = publisher;
    }

    /** Result of a check. */
    public record Verdict(boolean valid, List<PolicyViolation> violations) {}

    /** A violation with its place in the document; both count from 1. */
    public record PolicyViolation(String field, String message, int line, int column) {
        static List<PolicyViolation> of(List<YamlProblem> problems) {
            return problems.stream()
                    .map(problem ->
                            new PolicyViolation(problem.path(), problem.detail(), problem.line(), problem.column()))
                    .toList();
        }
    }

    /** A policy in force. */
    public record Applied(String number, String revision) {}

    @PUT
    @Path("{number}")
    @Consumes({YAML, "text/yaml", MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(summary = "Publish the policy of a number, or 'default'; answers when this instance applies it")
    public Uni<Applied> put(@RestPath String number, String yaml) {
        checkNumber(number);
        EscalationPolicy policy = checked(yaml);
        if (!policy.number().equals(number)) {
            throw problem(List.of(
                    new YamlProblem(1, 1, "number", "expected the number in the path, got '" + policy.number() + "'")));
        }
        return acknowledged(publisher.publish(policy, yaml))
                .call(event ->
                        applied(() -> published(number).filter(event::equals).isPresent()))
                .map(event -> new Applied(event.number(), event.meta().eventId()));
    }

    @DELETE
    @Path("{number}")
    @Operation(
            summary =
                    "Delete the policy of a number, to which 'default' applies then, or 'default' itself; answers when"
                            + " this instance does not apply it any more")
    public Uni<Void> delete(@RestPath String number) {
        checkNumber(number);
        PolicyPublished deleted = published(number).orElseThrow(PolicyResource::none);
        return acknowledged(publisher.delete(number))
                .call(() ->
                        applied(() -> published(number).filter(deleted::equals).isEmpty()));
    }

    @GET
    @Path("{number}")
    @Produces(YAML)
    @Operation(summary = "The policy document of a number")
    public String get(@PathParam("number") String number) {
        checkNumber(number);
        return published(number).map(PolicyPublished::document).orElseThrow(PolicyResource::none);
    }

    @GET
    @Path("schema")
    @Produces("application/schema+json")
    @Operation(summary = "The JSON Schema of a policy")
    public InputStream schema() {
        return Objects.requireNonNull(PolicyReader.class.getResourceAsStream(SCHEMA), SCHEMA);
    }

    @POST
    @Path("validate")
    @Consumes({YAML, "text/yaml", MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(summary = "Check a policy without publishing it")
    public Verdict validate(String yaml) {
        try {
            publisher.check(yaml);
            return new Verdict(true, List.of());
        } catch (InvalidPolicyException e) {
            return new Verdict(false, PolicyViolation.of(e.problems()));
        }
    }

    private Optional<PolicyPublished> published(String number) {
        if (!book.isLoaded()) {
            throw RouterProblems.soon(Status.SERVICE_UNAVAILABLE, "Starting", "The policies are being read; try again")
                    .build();
        }
        return book.published(number).map(PolicyBook.Published::event);
    }

    private static void checkNumber(String number) {
        if (!PolicyBook.isNumber(number)) {
            throw RouterProblems.invalid("number", "expected a phone number id or 'default'");
        }
    }

    private EscalationPolicy checked(String yaml) {
        try {
            return publisher.check(yaml);
        } catch (InvalidPolicyException e) {
            throw problem(e.problems());
        }
    }

    private static <T> Uni<T> acknowledged(CompletableFuture<T> written) {
        return Uni.createFrom().completionStage(written).onFailure().transform(failure -> RouterProblems.soon(
                        Status.SERVICE_UNAVAILABLE,
                        "The broker did not acknowledge",
                        "The change may or may not apply; send it again")
                .build());
    }

    /** Completes when this instance has read it. */
    private static Uni<Void> applied(BooleanSupplier isApplied) {
        return Uni.createFrom()
                .item(isApplied::getAsBoolean)
                .onItem()
                .transformToUni(known -> known
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new IllegalStateException("not read yet")))
                .onFailure()
                .retry()
                .withBackOff(LOOK_AGAIN, LOOK_AGAIN)
                .expireIn(APPLIES_WITHIN.toMillis())
                .onFailure()
                .transform(failure -> RouterProblems.soon(
                                Status.GATEWAY_TIMEOUT,
                                "Written, but not applied yet",
                                "The change is in the log and will apply; look again")
                        .build());
    }

    private static HttpProblem none() {
        return Problems.of(
                404, "No such policy", "No policy was published for this number; 'default' applies if there is one");
    }

    private static HttpProblem problem(List<YamlProblem> problems) {
        String detail = problems.stream().map(YamlProblem::toString).collect(Collectors.joining("; "));
        return Problems.builder(400, "The policy is not valid", detail)
                .with(Problems.VIOLATIONS, PolicyViolation.of(problems))
                .build();
    }
}
