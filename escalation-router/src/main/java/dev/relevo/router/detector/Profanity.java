package dev.relevo.router.detector;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.text.PhraseBook;
import dev.relevo.router.text.Phrases;
import dev.relevo.router.text.Text;
import dev.relevo.router.text.WordLists;
import dev.relevo.router.transcript.UserText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The person swears. Once is a hint; the second turn is enough (IBM's assistant connects a person on repeated profanity).
 *
 * @param weight of the first turn
 * @param again minimum of the score from the second turn on
 * @param words additional strong language
 * @see <a href="https://github.com/LDNOOBW/List-of-Dirty-Naughty-Obscene-and-Otherwise-Bad-Words">the lists it is drawn
 *     from</a>
 */
public record Profanity(double weight, double again, Phrases words) implements Detector {
    public static final String NAME = "profanity";
    public static final Profanity DEFAULT = new Profanity(0.3, 1.0, Phrases.NONE);

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
    public List<String> keys() {
        return List.of("weight", "again", "words");
    }

    @Override
    public Profanity with(SettingsSource source) {
        return new Profanity(
                source.weight(weight),
                source.number("again", 0, 1, again),
                Phrases.of(source.phrases("words", SettingsSource.MAX_TEXTS)));
    }

    @Override
    public Optional<Signal> inspect(Conversation before, Input input, Instant now) {
        if (weight <= 0
                || !(input instanceof Input.Happened(UserMessage user))
                || !UserText.isFree(user.message())
                || !isStrong(Text.words(UserText.of(user.message())))) {
            return Optional.empty();
        }
        boolean swore = before.suspicion().hasSeen(NAME);
        return Optional.of(Signal.of(new Reason(
                NAME, swore ? again : weight, user.message().messageId(), swore ? "swears again" : "swears")));
    }

    private boolean isStrong(List<String> said) {
        return WORDS.find(said).isPresent() || words.isIn(said);
    }
}
