package dev.relevo.quickstart.story;

import dev.relevo.event.HandoffEvent.HandoffOpened;
import dev.relevo.quickstart.client.DemoNumber;
import dev.relevo.quickstart.client.DemoUser;
import dev.relevo.quickstart.client.ExpectationFailed;
import dev.relevo.quickstart.client.Simulator;
import java.time.Duration;

/** (h) The broker is unavailable for a while. */
record BrokerStops(Scene scene) implements Step {
    /** Clients reconnect to a lost broker with backoff, and the router fetches its group's offsets again. */
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    @Override
    public String letter() {
        return "h";
    }

    @Override
    public String title() {
        return "while the broker is down a webhook gets 503; once it is back the redelivery gets 200 and leads to a handoff";
    }

    @Override
    public String play() {
        DemoUser elena = scene.user("Elena Mora", DemoNumber.OPEN, 4);
        scene.broker().stop();
        Simulator.Written refused;
        try {
            refused = scene.simulator().write(elena, "Por favor, quiero hablar con una persona");
        } finally {
            scene.broker().restart();
        }
        ExpectationFailed.unless(refused.webhookStatus() == 503, "503 without a broker", refused.webhookStatus());

        Simulator.Written taken = scene.simulator().redeliverUntilTaken(elena, refused.messageId());
        ExpectationFailed.unless(taken.webhookStatus() == 200, "200 for the redelivery", taken.webhookStatus());
        HandoffOpened opened = scene.topics()
                .await(
                        HandoffOpened.class,
                        "handoff-opened of the redelivered message",
                        RECOVERY,
                        event -> event.handoff().conversationId().equals(elena.conversation()));
        scene.simulator().awaitReceived(elena, "persona");
        return "503, then 200; the handoff is on queue " + opened.handoff().queue() + " and the user was notified";
    }
}
