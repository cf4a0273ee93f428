package dev.relevo.router.detector;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.question.LastQuestion;
import dev.relevo.router.question.Yes;
import dev.relevo.router.text.Text;
import dev.relevo.router.transcript.OfferButtons;
import dev.relevo.router.transcript.UserText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The person says yes to the offer of a person, while it is the last question they were asked: the bot's in its turns since they
 * last wrote, or ours, which is in the transcript as such a turn. The button of our offer says what it is for.
 *
 * @param weight of a request
 */
public record OfferAccepted(double weight) implements Detector {
    public static final String NAME = "offer-accepted";
    public static final OfferAccepted DEFAULT = new OfferAccepted(1.0);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Kind kind() {
        return Kind.EXPLICIT_REQUEST;
    }

    @Override
    public List<String> keys() {
        return List.of("weight");
    }

    @Override
    public OfferAccepted with(SettingsSource source) {
        return new OfferAccepted(source.weight(weight));
    }

    @Override
    public Optional<Signal> inspect(Conversation before, Input input, Instant now) {
        if (weight <= 0
                || !(input instanceof Input.Happened(UserMessage user))
                || !UserText.isEvidence(user.message())) {
            return Optional.empty();
        }
        MessageContent message = user.message();
        return Objects.equals(message.payload(), OfferButtons.YES)
                        || (Yes.isSaidIn(UserText.of(message)) && LastQuestion.isOffer(before.history()))
                ? Optional.of(Signal.of(new Reason(
                        NAME,
                        weight,
                        message.messageId(),
                        "accepts the offer of a person: \"" + Text.quote(UserText.of(message)) + "\"")))
                : Optional.empty();
    }
}
