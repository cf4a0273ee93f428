package dev.relevo.quickstart.story;

import dev.relevo.event.ConversationOwner;
import dev.relevo.event.Handoff;
import dev.relevo.event.Reason;
import dev.relevo.event.Turn;
import dev.relevo.quickstart.client.DemoNumber;
import dev.relevo.quickstart.client.DemoUser;
import dev.relevo.quickstart.client.ExpectationFailed;
import dev.relevo.quickstart.client.Simulator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** (b) A Spanish-speaking user who is misunderstood twice, repeats the request and asks for a person. */
final class StuckUser implements Step {
    private static final String WISH = "No puedo pagar la factura con mi tarjeta de crédito";
    private static final Set<String> EXPECTED = Set.of("human-request", "bot-miss", "user-repeats");

    private final Scene scene;
    private final DemoUser ana;
    private @Nullable Handoff handoff;

    StuckUser(Scene scene) {
        this.scene = scene;
        this.ana = scene.user("Ana García", DemoNumber.OPEN, 1);
    }

    @Override
    public String letter() {
        return "b";
    }

    @Override
    public String title() {
        return "a user who is misunderstood twice, repeats the request and asks for a person is handed off";
    }

    /** The user. */
    DemoUser user() {
        return ana;
    }

    /** The handoff that the agents received; empty until this step passed. */
    Optional<Handoff> handoff() {
        return Optional.ofNullable(handoff);
    }

    @Override
    public String play() {
        misunderstood(WISH, "Perdona, no te entendí. ¿Puedes decirlo de otra forma?");
        misunderstood("Ya probé con otra", "No te entendí. Escribe 1 para ver tu factura o 2 para pagarla.");
        writes(WISH + ", quiero una persona");

        Handoff offered =
                scene.topics().await(Handoff.class, "the user's handoff on the topic of a queue", this::isOfAna);
        check(offered);
        handoff = offered;
        scene.topics()
                .await(
                        ConversationOwner.class,
                        "owner QUEUE",
                        owner -> owner.conversationId().equals(ana.conversation())
                                && owner.owner() == ConversationOwner.Owner.QUEUE);
        String notice = scene.simulator().awaitReceived(ana, "persona");
        return "handoff on queue %s for %s, %d turns of transcript, owner QUEUE; message to the user: \"%s\""
                .formatted(
                        offered.queue(),
                        detectors(offered),
                        offered.transcript().size(),
                        notice);
    }

    private void misunderstood(String text, String answer) {
        scene.bot().misses(ana, writes(text), answer);
    }

    private String writes(String text) {
        Simulator.Written written = scene.simulator().write(ana, text);
        ExpectationFailed.unless(written.webhookStatus() == 200, "200 for the user's message", written.webhookStatus());
        return written.messageId();
    }

    private boolean isOfAna(Handoff candidate) {
        return candidate.conversationId().equals(ana.conversation());
    }

    private static void check(Handoff offered) {
        ExpectationFailed.unless(
                offered.queue().equals(DemoConfiguration.SPANISH_QUEUE), "the Spanish queue", offered.queue());
        ExpectationFailed.unless(detectors(offered).containsAll(EXPECTED), "reasons " + EXPECTED, detectors(offered));
        ExpectationFailed.unless(
                offered.reasons().stream().noneMatch(reason -> reason.evidence().isBlank()),
                "evidence for each reason",
                detectors(offered));
        ExpectationFailed.unless(
                turns(offered, Turn.Who.USER) == 3 && turns(offered, Turn.Who.BOT) == 3,
                "a transcript of the user's three messages, the bot's two and the offer of a person",
                turns(offered, Turn.Who.USER) + " and " + turns(offered, Turn.Who.BOT) + " turns");
    }

    private static long turns(Handoff offered, Turn.Who who) {
        return offered.transcript().stream().filter(turn -> turn.who() == who).count();
    }

    private static Set<String> detectors(Handoff offered) {
        return offered.reasons().stream()
                .map(Reason::detector)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }
}
