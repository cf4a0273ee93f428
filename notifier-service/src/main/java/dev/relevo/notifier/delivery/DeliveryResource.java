package dev.relevo.notifier.delivery;

import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import dev.relevo.notifier.receiver.Receiver;
import dev.relevo.notifier.receiver.Receivers;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The API of deliveries: their receivers and results, and resending. */
@Path("/v1/deliveries")
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
class DeliveryResource {
    private static final int MAX_LIMIT = 500;

    private final DeliveryRepository repository;
    private final Receivers receivers;
    private final ToldAlerts told;
    private final Dispatcher dispatcher;
    private final SecurityIdentity caller;
    private final InstantSource clock;

    DeliveryResource(
            DeliveryRepository repository,
            Receivers receivers,
            ToldAlerts told,
            Dispatcher dispatcher,
            SecurityIdentity caller,
            InstantSource clock) {
        this.repository = repository;
        this.receivers = receivers;
        this.told = told;
        this.dispatcher = dispatcher;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A delivery as operators see it: without content and with a masked address.
     *
     * @param alertId the worst of the alerts that it tells; null for a message to a person
     * @param alertIds all of them, at most 100
     */
    record View(
            String id,
            String channel,
            @Nullable String receiver,
            @Nullable String address,
            @Nullable String phoneNumberId,
            @Nullable String alertId,
            List<String> alertIds,
            @Nullable String kind,
            @Nullable Integer step,
            @Nullable Integer revision,
            DeliveryState state,
            int attempts,
            int resends,
            @Nullable String reason,
            @Nullable Integer code,
            @Nullable String providerId,
            Instant createdAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant finishedAt) {}

    /** Lists deliveries, the newest first. */
    @GET
    @Transactional
    public List<View> list(
            @QueryParam("state") @Nullable String state, @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problems.invalid("limit", "1 to " + MAX_LIMIT);
        }
        Map<String, String> addresses =
                receivers.all().stream().collect(Collectors.toMap(Receiver::name, r -> masked(r.address())));
        List<Delivery> page = repository.newest(state(state), numbers(), limit);
        Map<String, List<String>> alerts =
                told.of(page.stream().map(Delivery::id).toList());
        return page.stream().map(delivery -> view(delivery, addresses, alerts)).toList();
    }

    /** Sends a notice of an alert again. */
    @POST
    @Path("/{id}/resend")
    public View resend(@PathParam("id") String id) {
        View queued = queueAgain(id);
        dispatcher.wake();
        return queued;
    }

    @Transactional
    View queueAgain(String id) {
        Delivery delivery =
                repository.locked(id, numbers()).orElseThrow(() -> Problems.of(404, "there is no such delivery"));
        if (delivery.alertId().isEmpty()) {
            throw Problems.of(409, "a message to a person is not stored and cannot be sent again");
        }
        if (delivery.state() == DeliveryState.PENDING) {
            throw Problems.of(409, "the delivery is still in progress");
        }
        delivery.resend(clock.instant());
        return view(delivery, Map.of(), told.of(List.of(delivery.id())));
    }

    private Set<String> numbers() {
        return Caller.of(caller).numbers();
    }

    private static @Nullable DeliveryState state(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(DeliveryState.values())
                .filter(state -> state.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problems.invalid("state", "one of " + List.of(DeliveryState.values())));
    }

    private static View view(Delivery delivery, Map<String, String> addresses, Map<String, List<String>> alerts) {
        String receiver = delivery.receiver().orElse(null);
        return new View(
                delivery.id(),
                delivery.channel(),
                receiver,
                receiver == null ? null : addresses.get(receiver),
                receiver == null ? delivery.concurrencyKey() : null,
                delivery.alertId().orElse(null),
                alerts.getOrDefault(
                        delivery.id(), delivery.alertId().map(List::of).orElse(List.of())),
                delivery.alertKind().orElse(null),
                delivery.step().orElse(null),
                delivery.revision().orElse(null),
                delivery.state(),
                delivery.attempts(),
                delivery.resends(),
                delivery.reason().map(Enum::name).orElse(null),
                delivery.code().orElse(null),
                // WhatsApp's id of a message encodes the person's phone number.
                receiver == null ? null : delivery.providerId().orElse(null),
                delivery.createdAt(),
                delivery.nextAttemptAt().orElse(null),
                delivery.finishedAt().orElse(null));
    }

    /** {@code ops@example.org} to {@code o***@example.org}. */
    private static String masked(String address) {
        int at = address.indexOf('@');
        return at < 1 ? "***" : address.charAt(0) + "***" + address.substring(at);
    }
}
