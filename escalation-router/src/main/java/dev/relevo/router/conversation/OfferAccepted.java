package dev.relevo.router.conversation;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Reason;
import dev.relevo.router.policy.DetectorSettings;
import dev.relevo.router.text.PhraseBook;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The person says yes to the offer of a person, while it is the last question they were asked: the bot's in its turns since they
 * last wrote, or ours, which stands in the transcript as such a turn. The button of our offer says what it is for.
 */
public record OfferAccepted() implements Detector {
    public static final String NAME = "offer-accepted";

    private static final PhraseBook YES = PhraseBook.of(List.of(
            "^ (si|sip|claro|dale|bueno|vale|de_acuerdo|por_favor|por_supuesto|hagale|listo|correcto|exacto|eso)",
            "^ (yes|yeah|yep|yup|sure|ok|okay|okey|please|of_course|absolutely|definitely|go_ahead|that_works|that_would_be|sounds_good|alright)",
            "^ (sim|quero|pode|pode_ser|isso|com_certeza|beleza|aceito|gostaria)",
            "^ (quiero|acepto|me_gustaria|prefiero)"));
    private static final PhraseBook NO = PhraseBook.of(List.of("(no|not|nao|but|pero|mas|instead|still|without)"));

    @Override
    public Optional<Signal> inspect(Conversation before, Input input, DetectorSettings settings, Instant now) {
        if (settings.offerAccepted() <= 0
                || !(input instanceof Input.Happened(UserMessage user))
                || !UserText.isEvidence(user.message())) {
            return Optional.empty();
        }
        MessageContent message = user.message();
        return Objects.equals(message.payload(), Offer.YES)
                        || (saysYes(Text.words(UserText.of(message))) && LastQuestion.isOffer(before.history()))
                ? Optional.of(Signal.of(new Reason(
                        NAME,
                        settings.offerAccepted(),
                        message.messageId(),
                        "accepts the offer of a person: \"" + Text.quote(UserText.of(message)) + "\"")))
                : Optional.empty();
    }

    private static boolean saysYes(List<String> words) {
        return YES.find(words).isPresent() && NO.find(words).isEmpty();
    }
}
