package dev.relevo.notifier.receiver.store;

import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.problem.Violation;
import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import dev.relevo.notifier.alert.AlertKind;
import dev.relevo.notifier.channel.Channel;
import dev.relevo.notifier.delivery.DeliveryQueue;
import dev.relevo.notifier.receiver.Receiver;
import dev.relevo.notifier.receiver.ReceiverForm;
import io.quarkus.arc.All;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The API of the receivers of alerts. A key with a list of numbers sees and changes the receivers that are limited to these numbers. */
@Path("/v1/receivers")
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
class ReceiverResource {
    private static final Logger LOG = Logger.getLogger(ReceiverResource.class);
    private static final int MAX_LIMIT = 500;
    private static final Set<String> KINDS =
            Arrays.stream(AlertKind.values()).map(AlertKind::word).collect(Collectors.toUnmodifiableSet());

    private final ReceiverRepository repository;
    private final Secrets secrets;
    private final DeliveryQueue deliveries;
    private final TestSend tests;
    private final SecurityIdentity caller;
    private final Map<String, Channel> channels;

    ReceiverResource(
            ReceiverRepository repository,
            Secrets secrets,
            DeliveryQueue deliveries,
            TestSend tests,
            SecurityIdentity caller,
            @All List<Channel> channels) {
        this.repository = repository;
        this.secrets = secrets;
        this.deliveries = deliveries;
        this.tests = tests;
        this.caller = caller;
        this.channels = channels.stream()
                .filter(Channel::takesReceivers)
                .collect(Collectors.toUnmodifiableMap(Channel::name, channel -> channel));
    }

    /** Lists receivers in the order of their names. */
    @GET
    public ReceiverPage list(
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problems.invalid("limit", "1 to " + MAX_LIMIT);
        }
        List<Receiver> found = repository.page(after(cursor), limit + 1, this::isVisible);
        List<Receiver> page = found.size() > limit ? found.subList(0, limit) : found;
        return new ReceiverPage(
                page.stream().map(ReceiverView::of).toList(),
                found.size() > limit ? cursor(page.getLast().name()) : null);
    }

    @GET
    @Path("/{name}")
    public ReceiverView get(@PathParam("name") String name) {
        return ReceiverView.of(visible(name));
    }

    /** Adds or replaces the receiver of this name. Secrets that the form does not name are kept, unless the channel is another one. */
    @PUT
    @Path("/{name}")
    public ReceiverView put(@PathParam("name") String name, @Nullable ReceiverForm form) {
        var given = form == null ? new ReceiverForm(null, null, null, null, null, null, null) : form;
        return switch (given.check(name, channels, KINDS)) {
            case ReceiverForm.Validation.Valid(Receiver receiver) -> ReceiverView.of(put(receiver));
            case ReceiverForm.Validation.Invalid(List<ReceiverForm.Problem> problems) ->
                throw Problems.invalid(
                        "Invalid receiver",
                        problems.stream()
                                .map(problem -> Violation.expected(problem.field(), problem.expected()))
                                .toList());
        };
    }

    /** Deletes a receiver. What was to be sent to it ends with the reason {@code RECEIVER_GONE}. */
    @DELETE
    @Path("/{name}")
    @Transactional
    public void delete(@PathParam("name") String name) {
        visible(name);
        repository.deleteById(name);
        long ended = deliveries.endAllTo(name);
        LOG.infof("Deleted a receiver receiver=%s by=%s deliveries=%d", name, holder(), ended);
    }

    /** Sends a test at once and answers what the provider answered. */
    @POST
    @Path("/{name}/test")
    public TestResult test(@PathParam("name") String name) {
        TestResult result = tests.send(visible(name));
        LOG.infof("Tested a receiver receiver=%s by=%s outcome=%s", name, holder(), result.outcome());
        return result;
    }

    private Receiver put(Receiver receiver) {
        boolean isHidden = repository
                .named(receiver.name())
                .filter(known -> !isVisible(known))
                .isPresent();
        if (isHidden) {
            throw Problems.of(403, "the receiver gets alerts of numbers that are not of this key");
        }
        if (!isVisible(receiver)) {
            throw Problems.invalid("phoneNumberIds", "at least one, and numbers of this key only");
        }
        if (!receiver.secrets().isEmpty() && !secrets.canSeal()) {
            throw Problems.of(409, "secrets need a key: set notifier.seal.keys");
        }
        return repository.put(receiver);
    }

    private Receiver visible(String name) {
        return repository
                .named(name)
                .filter(this::isVisible)
                .orElseThrow(() -> Problems.of(404, "there is no such receiver"));
    }

    private boolean isVisible(Receiver receiver) {
        Set<String> numbers = Caller.of(caller).numbers();
        return numbers.contains(Caller.ALL) || receiver.isLimitedTo(numbers);
    }

    private String holder() {
        return Caller.of(caller).holder();
    }

    private static String cursor(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String after(String cursor) {
        try {
            String name = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (name.chars().noneMatch(Character::isISOControl)) {
                return name;
            }
        } catch (IllegalArgumentException e) {
            // Reported below.
        }
        throw Problems.invalid("cursor", "a cursor of a list");
    }
}
