package dev.relevo.router.conversation;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Reason;
import dev.relevo.router.policy.DetectorSettings;
import dev.relevo.router.text.PhraseBook;
import java.time.Instant;
import java.util.Optional;

/**
 * The person asks for a human, in Spanish, English or Portuguese. Not a question about being human ("are you a person?"), and
 * not "talk to sales".
 *
 * @see <a href="file:../../../../../resources/dev/relevo/router/conversation/human-request.txt">the phrases</a>
 */
public record HumanRequest() implements Detector {
    public static final String NAME = "human-request";

    private static final PhraseBook PHRASES = PhraseBook.load(HumanRequest.class, "human-request.txt");

    @Override
    public Optional<Signal> inspect(Conversation before, Input input, DetectorSettings settings, Instant now) {
        if (settings.humanRequest() > 0
                && input instanceof Input.Happened(UserMessage user)
                && UserText.isEvidence(user.message())) {
            MessageContent message = user.message();
            String text = UserText.of(message);
            return PHRASES.find(Text.words(text))
                    .map(phrase -> Signal.of(new Reason(
                            NAME,
                            settings.humanRequest(),
                            message.messageId(),
                            "asks for a person: \"" + Text.quote(text) + "\"")));
        }
        return Optional.empty();
    }
}
