package dev.relevo.router.handoff;

import dev.relevo.event.HandoffEvent.HandoffOffered;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.OutboundMessage.Button;
import dev.relevo.event.OutboundMessage.Interactive;
import dev.relevo.event.Reason;
import dev.relevo.event.Turn;
import dev.relevo.router.policy.EscalationPolicy.Mode;
import dev.relevo.router.policy.Phrase;
import dev.relevo.router.transcript.OfferButtons;
import dev.relevo.router.transcript.TurnMark;
import java.util.List;

/** Asks a user who may be stuck whether they want a person. Once, until the score is reset. */
final class Offer {
    private Offer() {}

    public static void make(Transition step, List<Reason> reasons) {
        step.markOffered();
        step.emit(new HandoffOffered(step.meta(), step.ref(step.newHandoffId(), null), reasons));
        if (step.policy().mode() == Mode.SHADOW) {
            return;
        }
        String language = step.state().language();
        String question = step.policy().say(Phrase.OFFER, language);
        OutboundMessages.ask(
                step,
                new Interactive(
                        question,
                        List.of(
                                new Button(OfferButtons.YES, step.policy().say(Phrase.OFFER_YES, language)),
                                new Button(OfferButtons.NO, step.policy().say(Phrase.OFFER_NO, language)))),
                OutboundMessage.OFFER);
        // Stored as a turn, because an answer such as "sí" means nothing without the question.
        step.append(new Turn(Turn.Who.BOT, question, step.now()), TurnMark.OFFER);
    }
}
