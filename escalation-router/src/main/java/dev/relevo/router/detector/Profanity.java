package dev.relevo.router.detector;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.policy.DetectorSettings;
import dev.relevo.router.text.PhraseBook;
import dev.relevo.router.text.Text;
import dev.relevo.router.text.WordLists;
import dev.relevo.router.transcript.UserText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The person swears. Once is a hint; the second turn is enough (IBM's assistant connects a
 * person on repeated profanity).
 *
 * @see <a href="https://github.com/LDNOOBW/List-of-Dirty-Naughty-Obscene-and-Otherwise-Bad-Words">the lists it is drawn from</a>
 */
public record Profanity() implements Detector {
    public static final String NAME = "profanity";

    private static final PhraseBook WORDS = WordLists.phrases("profanity");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Kind kind() {
        return Kind.INFERRED;
    }

    @Override
    public Optional<Signal> inspect(Conversation before, Input input, DetectorSettings settings, Instant now) {
        DetectorSettings.Profanity own = settings.profanity();
        if (own.weight() <= 0
                || !(input instanceof Input.Happened(UserMessage user))
                || !UserText.isFree(user.message())
                || !isStrong(Text.words(UserText.of(user.message())), own)) {
            return Optional.empty();
        }
        boolean again = before.suspicion().hasSeen(NAME);
        return Optional.of(Signal.of(new Reason(
                NAME,
                again ? own.again() : own.weight(),
                user.message().messageId(),
                again ? "swears again" : "swears")));
    }

    private static boolean isStrong(List<String> words, DetectorSettings.Profanity own) {
        return WORDS.find(words).isPresent() || own.words().isIn(words);
    }
}
