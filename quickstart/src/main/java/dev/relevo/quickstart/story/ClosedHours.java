package dev.relevo.quickstart.story;

import dev.relevo.event.ContactPath;
import dev.relevo.event.HandoffEvent.HandoffPathOffered;
import dev.relevo.event.PathKind;
import dev.relevo.quickstart.client.DemoNumber;
import dev.relevo.quickstart.client.DemoUser;
import dev.relevo.quickstart.client.ExpectationFailed;
import dev.relevo.quickstart.client.Simulator;
import java.util.Set;
import java.util.stream.Collectors;

/** (d) A user asks for a person when every queue is closed. */
record ClosedHours(Scene scene) implements Step {
    private static final Set<PathKind> EXPECTED = Set.of(PathKind.PHONE, PathKind.EMAIL, PathKind.WEB_FORM);

    @Override
    public String letter() {
        return "d";
    }

    @Override
    public String title() {
        return "a user who asks for a person outside opening hours is sent phone, e-mail and form, and this is recorded";
    }

    @Override
    public String play() {
        DemoUser luis = scene.user("Luis Rojas", DemoNumber.CLOSED, 2);
        Simulator.Written written = scene.simulator().write(luis, "Hola, quiero hablar con una persona");
        ExpectationFailed.unless(written.webhookStatus() == 200, "200 for the user's message", written.webhookStatus());

        HandoffPathOffered offered = scene.topics()
                .await(HandoffPathOffered.class, "handoff-path-offered", event -> event.handoff()
                        .conversationId()
                        .equals(luis.conversation()));
        Set<PathKind> kinds = offered.paths().stream().map(ContactPath::kind).collect(Collectors.toSet());
        ExpectationFailed.unless(kinds.equals(EXPECTED), EXPECTED.toString(), kinds);

        String text = scene.simulator().awaitReceived(luis, DemoConfiguration.FORM);
        ExpectationFailed.unless(
                text.contains(DemoConfiguration.PHONE) && text.contains(DemoConfiguration.EMAIL),
                "phone, e-mail and form in one message",
                text);
        return "the user received phone, e-mail and form; recorded with reason " + offered.reason();
    }
}
