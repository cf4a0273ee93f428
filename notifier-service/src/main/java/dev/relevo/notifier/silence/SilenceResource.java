package dev.relevo.notifier.silence;

import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import dev.relevo.notifier.route.Matcher;
import dev.relevo.notifier.route.Silence;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The API of silences. A key of some numbers sees and makes silences of one of them only. */
@Path("/v1/silences")
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
class SilenceResource {
    private static final int MAX_LIMIT = 500;

    private final SilenceRepository repository;
    private final Silences silences;
    private final SecurityIdentity identity;
    private final InstantSource clock;

    SilenceResource(SilenceRepository repository, Silences silences, SecurityIdentity identity, InstantSource clock) {
        this.repository = repository;
        this.silences = silences;
        this.identity = identity;
        this.clock = clock;
    }

    /** A silence as operators see it. */
    record View(
            String id,
            List<String> matchers,
            Instant startsAt,
            Instant endsAt,
            String author,
            String reason,
            Silence.State state,
            Instant createdAt,
            @Nullable String endedBy) {
        static View of(SilenceEntity entity, Instant now) {
            Silence silence = entity.toSilence();
            return new View(
                    silence.id(),
                    silence.matchers().stream().map(Matcher::toString).toList(),
                    silence.startsAt(),
                    silence.endsAt(),
                    silence.author(),
                    silence.reason(),
                    silence.state(now),
                    entity.createdAt(),
                    entity.endedBy());
        }
    }

    /**
     * One page.
     *
     * @param items the newest first
     * @param next cursor of the next page; absent at the end
     */
    record Page(List<View> items, @Nullable String next) {}

    @GET
    @Transactional
    @Operation(summary = "Silences, the newest first")
    public Page list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problems.invalid("limit", "1 to " + MAX_LIMIT);
        }
        Instant now = clock.instant();
        List<SilenceEntity> found =
                repository.page(state(state), SilenceCursor.read(cursor), numbers(), limit + 1, now);
        List<View> items =
                found.stream().limit(limit).map(entity -> View.of(entity, now)).toList();
        return new Page(items, found.size() <= limit ? null : next(items.getLast()));
    }

    private static String next(View last) {
        return new SilenceCursor(last.createdAt(), last.id()).toString();
    }

    @POST
    @Operation(summary = "Silence alerts from now, or later, until an end; applies on every replica within 5 seconds")
    public View create(@Nullable SilenceForm form) {
        Instant now = clock.instant();
        SilenceForm given = form == null ? new SilenceForm(null, null, null, null, null) : form;
        Silence silence =
                given.checked(UUID.randomUUID().toString(), Caller.of(identity).holder(), now);
        checkAllowed(silence);
        if (!silences.add(silence)) {
            throw Problems.of(409, "there are " + Silences.MAX_UNENDED + " silences already; end some of them");
        }
        return View.of(new SilenceEntity(silence, now), now);
    }

    private void checkAllowed(Silence silence) {
        Set<String> numbers = numbers();
        @Nullable String number = SilenceEntity.numberOf(silence);
        if (!numbers.contains(Caller.ALL) && (number == null || !numbers.contains(number))) {
            throw Problems.of(403, "this key may silence its own numbers only: a matcher must name one of them");
        }
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "End a silence now; it stays in the list")
    public void end(@PathParam("id") String id) {
        QuarkusTransaction.joiningExisting().run(() -> repository
                .locked(id, numbers())
                .orElseThrow(() -> Problems.of(404, "there is no such silence"))
                .end(Caller.of(identity).holder(), clock.instant()));
        silences.refresh();
    }

    private Set<String> numbers() {
        return Caller.of(identity).numbers();
    }

    private static Silence.@Nullable State state(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(Silence.State.values())
                .filter(state -> state.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problems.invalid("state", "one of " + List.of(Silence.State.values())));
    }
}
