package dev.relevo.router.detector;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.text.PhraseBook;
import dev.relevo.router.text.Text;
import dev.relevo.router.text.TrigramSimilarity;
import dev.relevo.router.text.WordLists;
import dev.relevo.router.transcript.UserText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The user repeats a turn: trigram Jaccard with one of their last turns. Menu picks, numbers and greetings repeat in any dialogue,
 * so texts under {@value #MIN_TRIGRAMS} trigrams or without a letter do not count. Texts about another order, date or amount do not
 * count either.
 *
 * @param weight of one repetition; a second one counts double
 * @param similarity trigram Jaccard from which two turns are the same, 0 to 1
 * @param within how many of the user's turns to look back
 */
public record UserRepeats(double weight, double similarity, int within) implements Detector {
    public static final String NAME = "user-repeats";
    public static final UserRepeats DEFAULT = new UserRepeats(0.5, 0.6, 6);

    private static final int MIN_TRIGRAMS = 5;
    private static final PhraseBook SMALL_TALK = WordLists.phrases("small-talk");

    private static final int MAX_WITHIN = 20;

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
        return List.of("weight", "similarity", "within");
    }

    @Override
    public UserRepeats with(SettingsSource source) {
        return new UserRepeats(
                source.weight(weight),
                source.number("similarity", 0, 1, similarity),
                source.whole("within", 1, MAX_WITHIN, within));
    }

    @Override
    public Optional<Signal> inspect(Conversation before, Input input, Instant now) {
        if (weight <= 0 || !(input instanceof Input.Happened(UserMessage user)) || !UserText.isFree(user.message())) {
            return Optional.empty();
        }
        List<String> said = before.lastUserTurns(within);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        String text = UserText.of(user.message());
        return new TrigramSimilarity(text, similarity)
                .firstAmong(said, turn -> isHerOwn(text) && Text.sameFigures(text, turn))
                .map(turn -> Signal.repeat(new Reason(
                        NAME,
                        before.suspicion().repeats() == 0 ? weight : Math.min(1.0, 2 * weight),
                        user.message().messageId(),
                        "repeats \"" + Text.quote(turn) + "\"")));
    }

    private static boolean isHerOwn(String text) {
        return Text.trigrams(text).length >= MIN_TRIGRAMS
                && SMALL_TALK.find(Text.words(text)).isEmpty();
    }
}
