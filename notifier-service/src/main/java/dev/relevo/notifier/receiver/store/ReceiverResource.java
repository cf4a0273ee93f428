package dev.relevo.notifier.receiver.store;

import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.problem.Violation;
import dev.relevo.kit.security.Scopes;
import dev.relevo.notifier.alert.AlertKind;
import dev.relevo.notifier.channel.Channel;
import dev.relevo.notifier.receiver.Receiver;
import dev.relevo.notifier.receiver.ReceiverForm;
import io.quarkus.arc.All;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The API of the receivers of alerts. */
@Path("/v1/receivers/{name}")
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
class ReceiverResource {
    private static final Set<String> KINDS =
            Arrays.stream(AlertKind.values()).map(AlertKind::word).collect(Collectors.toUnmodifiableSet());

    private final ReceiverRepository repository;
    private final Set<String> channels;

    ReceiverResource(ReceiverRepository repository, @All List<Channel> channels) {
        this.repository = repository;
        this.channels = channels.stream()
                .filter(Channel::takesReceivers)
                .map(Channel::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A receiver as operators see it: the fields of the form, and its name. */
    record View(
            String name,
            String channel,
            String address,
            String language,
            String timeZone,
            List<String> kinds,
            List<String> phoneNumberIds) {
        static View of(Receiver receiver) {
            return new View(
                    receiver.name(),
                    receiver.channel(),
                    receiver.address(),
                    receiver.language().tag(),
                    receiver.zone().getId(),
                    receiver.kinds().stream().sorted().toList(),
                    receiver.phoneNumberIds().stream().sorted().toList());
        }
    }

    @GET
    public View get(@PathParam("name") String name) {
        return repository.named(name).map(View::of).orElseThrow(() -> Problems.of(404, "there is no such receiver"));
    }

    /** Adds or replaces the receiver of this name. */
    @PUT
    public View put(@PathParam("name") String name, @Nullable ReceiverForm form) {
        var given = form == null ? new ReceiverForm(null, null, null, null, null, null) : form;
        return switch (given.check(name, channels, KINDS)) {
            case ReceiverForm.Validation.Valid(Receiver receiver) -> {
                repository.put(receiver);
                yield View.of(receiver);
            }
            case ReceiverForm.Validation.Invalid(List<ReceiverForm.Problem> problems) ->
                throw Problems.invalid(
                        "Invalid receiver",
                        problems.stream()
                                .map(problem -> Violation.expected(problem.field(), problem.expected()))
                                .toList());
        };
    }
}
